import * as v from 'valibot'
import { id, needed, personal } from '../../kernel/schema.ts'

/** A code from the app, or a recovery code. */
export const CodeForm = v.object({ code: needed(60, personal) })
/** An app that is set up: the secret its page showed, and the first code that it made of it. */
export const AppForm = v.object({ id: id(), secret: needed(100, personal), code: needed(60, personal) })
