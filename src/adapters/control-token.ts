import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ControlAccess } from '../engine/vendor/control-access.ts'

const BYTES = 24

/** A new control token: 192 bits that nobody can guess, in characters that need no escape anywhere. */
export function createControlToken(): string {
  return randomBytes(BYTES).toString('base64url')
}

/** Admits whoever has the token. It takes the same time however much of another token is right. */
export function tokenAccess(token: string): ControlAccess {
  const expected = digest(token)
  return { admits: (given) => given !== undefined && timingSafeEqual(digest(given), expected) }
}

/** Whether only this machine can reach what listens on a host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
