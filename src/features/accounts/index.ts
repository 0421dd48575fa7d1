/** The door of the room where people sign in. */
export { ownAccount } from './account-routes.tsx'
export { again, passKeptFormsThrough, showSignInAgain } from './again-routes.tsx'
export { carryAccount, dropPrintedLinks, makeSignInLink, openAccount, renameAccount, setPassword } from './commands.ts'
export { readCookie } from './cookies.ts'
export { findCarerAccount, findOwnAccount, findSetUp, type SignedIn } from './queries.ts'
export { accounts, signInHere } from './routes.tsx'
