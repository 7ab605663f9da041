import type { Genesys } from '../genesys.ts'
import { grantToken } from '../oauth/grants.ts'

export const tokens = {
  postOauthToken: grantToken,
  postLoginOauthToken: (request) => grantToken(request),
} satisfies Partial<Genesys>
