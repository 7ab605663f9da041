const STORAGE_KEY = 'deskdouble-control-token'

/** Returns the control token that was entered in this tab. */
export function controlToken(): string | undefined {
  return sessionStorage.getItem(STORAGE_KEY) ?? undefined
}

/** Stores the control token until the tab is closed. */
export function storeControlToken(token: string): void {
  sessionStorage.setItem(STORAGE_KEY, token)
}

/** Returns the headers that carry the control token, or no headers if none was entered. */
export function authorization(): Readonly<Record<string, string>> {
  const token = controlToken()
  return token === undefined ? {} : { authorization: `Bearer ${token}` }
}
