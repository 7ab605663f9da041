import type { Genesys } from '../genesys.ts'
import { finishLogin, startLogin } from '../oauth/authorize.ts'
import { logOut } from '../oauth/logout.ts'

export const login = {
  getOauthAuthorize: startLogin,
  postOauthAuthorize: finishLogin,
  getLoginOauthAuthorize: (request) => startLogin(request),
  postLoginOauthAuthorize: (request) => finishLogin(request),
  getLogout: logOut,
  getLoginLogout: (request) => logOut(request),
} satisfies Partial<Genesys>
