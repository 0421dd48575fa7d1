import { Hono } from 'hono'
import type { Env } from '../../kernel/http.tsx'

export const contacts = new Hono<Env>()
