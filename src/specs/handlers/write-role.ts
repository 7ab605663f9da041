import type { ActionRole, CreateRole, UpdateRole } from '../model/model.ts'

/** Roles that write a record. */
export type WriteRole = CreateRole | UpdateRole | ActionRole
