/** The door of the room where people sign in. */
export { ownAccount, renewHere } from './account-routes.tsx'
export { again, passKeptFormsThrough, showConfirmation, showSignInAgain } from './again-routes.tsx'
export { carryAccount, dropPrintedLinks, endSessionsOf, makeSignInLink, openAccount, renameAccount, setPassword } from './commands.ts'
export { readCookie } from './cookies.ts'
export { findCarerAccount, findOwnAccount, findSetUp, type SignedIn } from './queries.ts'
export { accounts, signInHere } from './routes.tsx'
