import type { KoreFactoryContext } from './factory-context.ts'
import { hex24, uuid5 } from './ids.ts'

/** Roles of every account: those in the vendor's samples, and those of agents. */
const ROLES = [
  {
    name: 'Bot Owner',
    description: 'Owns a stream',
    permissions: { Tasks: ['FULL'], 'Bot Settings': ['FULL'], 'Publish bot': ['YES'] },
  },
  {
    name: 'Bot Developer',
    description: 'Develops a stream',
    permissions: { Tasks: ['FULL'], 'Bot Settings': ['FULL'], 'Publish bot': ['YES'] },
  },
  {
    name: 'Bot Tester',
    description: 'Tests a stream',
    permissions: { Tasks: ['VIEW'], 'Bot Settings': ['NO'], 'Publish bot': ['NO'] },
  },
  { name: 'Administrator', description: 'Sets up the contact centre' },
  { name: 'Supervisor', description: 'Looks after agents and queues' },
  { name: 'Agent', description: 'Answers customers' },
  {
    name: 'admin',
    roleType: 'admin',
    description: 'Manages the account',
    permissions: { Invite: 'YES', 'Manage Bot Roles': 'YES', 'API Scopes': 'YES' },
  },
]

/** Creates the roles that every account has. Their ids depend only on the account's id. */
export function createRoles(accountId: string, context: KoreFactoryContext): void {
  for (const role of ROLES) createRole({ id: hex24(uuid5(`${accountId}/${role.name}`)), ...role }, context)
}

/** Creates a role of agents, or of the type that the draft sets. */
export function createRole(role: object, { id, create }: KoreFactoryContext): void {
  create('roles', { id: hex24(id()), description: '', roleType: 'bot', permissions: {}, ...role })
}
