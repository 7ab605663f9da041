import type { Genesys } from '../genesys.ts'
import { organizationOf, userOf } from '../identity.ts'
import { tokenInfo } from '../token-info.ts'
import { userMeView } from '../user-me-view.ts'

export const identity = {
  getUsersMe: ({ world, caller, clock, link, query }) => {
    return userMeView(userOf(caller, { world, link }), query.expand, { world, caller, clock, link })
  },

  getOrganizationsMe: ({ world, link }) => organizationOf(world, link),

  getTokensMe: ({ world, caller, link }) => tokenInfo({ world, caller, link }),

  headTokensMe: () => undefined,

  deleteTokensMe: ({ world, caller, profile }) => {
    if (world.tokens.has(caller.token)) world.tokens.delete(caller.token)
    return { status: profile.deleteStatus }
  },
} satisfies Partial<Genesys>
