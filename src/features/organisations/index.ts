/** The door of the organisation's room: who it is and what it has settled for everyone. */
export { foundOrganisation, nameOrganisation, settle } from './commands.ts'
export { mayRunOrganisation } from './policy.ts'
export { findSettingOn, findSettings, findSettingsOn, getOrganisation, type Organisation } from './queries.ts'
export { notBegun, secondStepRoles, type SettingName } from './schema.ts'
export { organisations } from './routes.tsx'
export { SetUpPage, say as sayOrganisation } from './views.tsx'
export { SetUpForm } from './schema.ts'
export { default as settingWords } from './words.en.json'
