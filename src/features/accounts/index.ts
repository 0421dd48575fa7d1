/** The door of the room where people sign in. */
export { carryAccount, dropPrintedLinks, makeSignInLink, openAccount, renameAccount, setPassword } from './commands.ts'
export { findCarerAccount, findSetUp, type SignedIn } from './queries.ts'
export { findOwnAccount } from './queries.ts'
export { accounts, passKeptFormsThrough, readCookie, showSignInAgain, signInHere } from './routes.tsx'
