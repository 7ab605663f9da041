import { jwtVerify, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { readJwt, scopeClaimsToWorld, signJwt, verifyJwt, worldOfJwt } from '../../src/engine/vendor/jwt.ts'
import { Problem } from '../../src/engine/vendor/problem.ts'
import { Clock } from '../../src/world/clock.ts'

const SECRET = 'a secret of the test'
const at = Date.parse('2026-01-15T09:00:00Z')
const clock = new Clock({ at })
const seconds = at / 1000
const key = (secret: string) => new TextEncoder().encode(secret)

/** Returns the error with which a token is rejected, or undefined. */
async function verificationError(token: string): Promise<unknown> {
  return verifyJwt(token, SECRET, clock).then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('signJwt', () => {
  it('signs tokens that another library verifies', async () => {
    const token = signJwt({ sub: 'Zoë', n: 1 }, SECRET)
    expect((await jwtVerify(token, key(SECRET), { algorithms: ['HS256'] })).payload).toEqual({ sub: 'Zoë', n: 1 })
  })

  it('returns the same token for the same claims and secret', () => {
    expect(signJwt({ sub: 'a' }, SECRET)).toBe(signJwt({ sub: 'a' }, SECRET))
  })

  it('adds the world to the claims unless it is the default world', () => {
    expect(worldOfJwt(signJwt(scopeClaimsToWorld({ sub: 'a' }, 'other'), SECRET))).toBe('other')
    expect(worldOfJwt(signJwt(scopeClaimsToWorld({ sub: 'a' }, 'default'), SECRET))).toBeUndefined()
  })
})

describe('verifyJwt and readJwt', () => {
  it.each(['', 'a', 'a.b', 'a.b.c', '..', `${btoa('{}')}.${btoa('3')}.x`])(
    'reads no claims and no world from the malformed token "%s"',
    (token) => {
      expect(readJwt(token)).toBeUndefined()
      expect(worldOfJwt(token)).toBeUndefined()
    },
  )

  it("accepts a token that is valid by the world's clock", async () => {
    const token = signJwt({ sub: 'a', exp: seconds + 60, nbf: seconds }, SECRET)
    expect(await verifyJwt(token, SECRET, clock)).toMatchObject({ sub: 'a' })
  })

  it.each<[string, Promise<string> | string]>([
    ['signed with another secret', signJwt({ sub: 'a' }, 'another')],
    ['that has expired', signJwt({ exp: seconds - 1 }, SECRET)],
    ['that is not valid yet', signJwt({ nbf: seconds + 1 }, SECRET)],
    ['without a signature', `${btoa('{"alg":"none"}').replaceAll('=', '')}.${btoa('{}').replaceAll('=', '')}.`],
    ['with another algorithm', new SignJWT({}).setProtectedHeader({ alg: 'HS512' }).sign(key(SECRET.repeat(4)))],
    ['that is not a JWT', 'none'],
  ])('rejects a token %s', async (_, token) => {
    const error = await verificationError(await token)
    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({ kind: 'unauthenticated' })
  })
})
