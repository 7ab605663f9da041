import type { Genesys } from '../genesys.ts'
import { organizationOf, userOf } from '../identity.ts'

export const identity = {
  getUsersMe: ({ caller, link }) => userOf(caller, link),

  getOrganizationsMe: ({ world, link }) => organizationOf(world, link),

  getTokensMe: ({ world, caller, link }) => {
    const { id, name } = organizationOf(world, link)
    const organization = { id, name }
    return {
      organization,
      homeOrganization: organization,
      authorizedScope: [],
      OAuthClient: { id: caller.clientId, name: caller.clientName, organization },
    }
  },

  headTokensMe: () => undefined,

  deleteTokensMe: ({ world, caller }) => {
    if (world.tokens.has(caller.token)) world.tokens.delete(caller.token)
  },
} satisfies Partial<Genesys>
