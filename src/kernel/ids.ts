import { v7, validate } from 'uuid'

/** A new id (UUIDv7: in order of birth). Minted where the thing is born: on the device, or in the form. */
export function newId(): string {
  return v7()
}

/** Whether this text is an id at all. Anything else from outside is treated as a thing that does not exist. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && validate(text)
}
