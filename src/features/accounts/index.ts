/** The door of the room where people sign in. */
export { ownAccount, renewHere, tellOwner } from './account-routes.tsx'
export { again, goOn, isOwnPath, onTheWay, passKeptFormsThrough, showConfirmation, showSignInAgain } from './again-routes.tsx'
export { askSecondStep, carryAccount, dropPrintedLinks, endOtherSessions, endSessionsOf, makeSignInLink, openAccount, renameAccount, setPassword } from './commands.ts'
export { fromWhere, giveCookies, readCookie, readWaiting } from './cookies.ts'
export { asksSecondStep, findCarerAccount, findOwnAccount, findSetUp, hasSecondStep, type SignedIn, type Waiting } from './queries.ts'
export { accounts, signInHere } from './routes.tsx'
export { completeSession, takeSecondTurn } from './sign-in-commands.ts'
export { OnTheWay, tooMany } from './views.tsx'
