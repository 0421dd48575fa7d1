/** The door of the room that knows who may know or get what. */
export { carryPermissions, givePermission, type PermissionGiven, withdrawPermission } from './commands.ts'
export { findPermissions, type Permission } from './queries.ts'
export { permissions } from './routes.tsx'
export { PermissionsSection } from './views.tsx'
