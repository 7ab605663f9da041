import type { Genesys } from '../genesys.ts'
import { organizationOf, requireUser, userOf } from '../identity.ts'
import { tokenInfoOf } from '../token-info.ts'
import { userMeView } from '../user-me-view.ts'

export const identity = {
  getUsersMe: (request) => {
    requireUser(request.caller, request.profile)
    return userMeView(userOf(request), request.query.expand, request)
  },

  getOrganizationsMe: ({ world, link }) => organizationOf(world, link),

  getTokensMe: (request) => tokenInfoOf(request),

  headTokensMe: () => undefined,

  deleteTokensMe: ({ world, caller }) => {
    if (world.tokens.has(caller.token)) world.tokens.delete(caller.token)
  },
} satisfies Partial<Genesys>
