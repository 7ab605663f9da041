import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ControlAccess } from '../engine/vendor/control-access.ts'

const BYTES = 24

/** Creates a control token of 192 random bits, in characters that need no escaping in URLs and headers. */
export function createControlToken(): string {
  return randomBytes(BYTES).toString('base64url')
}

/** Returns a check that admits requests with the token. It takes the same time for every wrong token. */
export function tokenAccess(token: string): ControlAccess {
  const expected = digest(token)
  return { admits: (received) => received !== undefined && timingSafeEqual(digest(received), expected) }
}

/** Returns whether only this machine can reach a server that listens on a host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
