import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Clock } from '../../world/clock.ts'
import type { GenesysWorld, Schemas } from './collections.ts'

type IssuedToken = Immutable<Schemas['IssuedToken']>

/** A token's lifetime in seconds: one second less than a day. */
export const LIFETIME_SECONDS = 86_399

/** A token that a world issued. */
export interface KnownToken {
  readonly record: IssuedToken
  readonly isExpired: boolean
}

/**
 * Finds the record of a token. A record without a date stands for a series of tokens, `token`, `token.1`, `token.2` …:
 * the next one replaces the last one each time that the world's clock was moved by the lifetime of a token.
 */
export function findToken({ tokens }: GenesysWorld, token: string, clock: Clock): KnownToken | undefined {
  const record = tokens.get(token)
  if (record) return { record, isExpired: isPast(record, clock) || (!record.expiresAt && turnOf(clock) > 0) }
  if (!token.includes('.')) return undefined
  const [, name = '', number] = /^(.+)\.([1-9]\d{0,9})$/.exec(token) ?? []
  const series = tokens.get(name)
  const turn = Number(number)
  if (!series || series.expiresAt !== undefined || turn > turnOf(clock)) return undefined
  return { record: series, isExpired: turn < turnOf(clock) }
}

/** Returns a token that is valid now; if a scenario has expired tokens only, the first of them. */
export function currentToken({ tokens }: GenesysWorld, clock: Clock): string | undefined {
  const record = tokens.list().find((one) => !isPast(one, clock)) ?? tokens.first()
  if (!record || record.expiresAt !== undefined || turnOf(clock) === 0) return record?.token
  return `${record.token}.${turnOf(clock)}`
}

/** Deletes the tokens and codes of a user. */
export function endSessions(world: GenesysWorld, userId: string): void {
  const ofUser = { where: (record: { readonly userId?: string }) => record.userId === userId }
  world.tokens.deleteAll(ofUser)
  world.authorizationCodes.deleteAll(ofUser)
  world.refreshTokens.deleteAll(ofUser)
}

function isPast({ expiresAt }: IssuedToken, clock: Clock): boolean {
  return expiresAt !== undefined && Date.parse(expiresAt) <= clock.millis()
}

/** Returns how many lifetimes of a token the world's clock was moved by. */
function turnOf(clock: Clock): number {
  return Math.max(0, Math.floor(clock.moved / (LIFETIME_SECONDS * 1000)))
}
