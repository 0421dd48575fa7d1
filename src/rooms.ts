import type { Hono } from 'hono'
import { learning } from './features/learning/index.ts'
import { access } from './features/access/index.ts'
import { carers } from './features/carers/index.ts'
import { contacts } from './features/contacts/index.ts'
import { organisations } from './features/organisations/index.ts'
import { workers } from './features/workers/index.ts'
import type { Env } from './kernel/http.tsx'

/**
 * Every room, in the order in which a person meets them: the table of contents. A room may import only the doors of rooms
 * that stand above it; the reading rooms at the end may open every door and write nothing.
 */
export const rooms: readonly Hono<Env>[] = [
  organisations,
  workers,
  access,
  carers,
  contacts,
  learning,
]
