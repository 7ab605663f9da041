import { withHeaders } from '../../../engine/vendor/with-headers.ts'
import type { Genesys } from '../genesys.ts'
import { finishLogin, startLogin } from '../oauth/authorize.ts'
import { logOut } from '../oauth/logout.ts'

export const login = {
  getOauthAuthorize: startLogin,
  postOauthAuthorize: (request) => withHeaders(undefined, { Location: finishLogin(request) }),
  getLoginOauthAuthorize: (request) => startLogin(request),
  postLoginOauthAuthorize: (request) => withHeaders(undefined, { Location: finishLogin(request) }),
  getLogout: logOut,
  getLoginLogout: (request) => logOut(request),
} satisfies Partial<Genesys>
