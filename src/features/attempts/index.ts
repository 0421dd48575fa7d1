/** The door of the room that counts how often somebody tries to sign in, and knows their devices. */
export { type Counted, forgetDevices, giveBackTurn, rememberDevice, takeTurn, type Turn } from './commands.ts'
export { nameDevice } from './device-name.ts'
export { findKnownDevice } from './queries.ts'
