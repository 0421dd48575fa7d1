#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { build } from './build.mjs'
import { ensureInstalled, giveUp } from './ensure.mjs'

ensureInstalled()
await build()
const program = new URL('../dist/cli.js', import.meta.url)
if (!existsSync(program)) giveUp('There is no src/cli/main.ts to run.')
process.setSourceMapsEnabled(true)
await import(program.href)
