const KEPT = 'deskdouble-control-token'

/** The control token that was typed in, for as long as this tab is open. */
export function controlToken(): string | undefined {
  return sessionStorage.getItem(KEPT) ?? undefined
}

export function keepControlToken(token: string): void {
  sessionStorage.setItem(KEPT, token)
}

/** The headers that carry the control token, if one was typed in. */
export function authorization(): Readonly<Record<string, string>> {
  const token = controlToken()
  return token === undefined ? {} : { authorization: `Bearer ${token}` }
}
