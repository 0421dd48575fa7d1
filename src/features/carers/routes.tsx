import { Hono } from 'hono'
import type { Env } from '../../kernel/http.tsx'

export const carers = new Hono<Env>()
