// What must not compile. The compiler fails on a line that expects an error and has none.
import { createEmulator } from '../../src/index.ts'

export function faults(): void {
  const { genesys, fail } = createEmulator()
  genesys.fail('getAssistants', { status: 503, times: 1 })
  genesys.fail('*', { status: 409, nth: 2, delay: { uniform: { lower: 1, upper: 2 } } })
  genesys.fail('getAssistants', { quota: { requests: 5 } }).id.toUpperCase()
  fail('getAssistants', { transport: 'empty', lost: 'response', probability: 0.5 })
  // @ts-expect-error there is no operation of this name
  genesys.fail('getUnicorns', { status: 503 })
  // @ts-expect-error the spec does not declare this status
  genesys.fail('getAssistants', { status: 418 })
  // @ts-expect-error a success is no fault
  genesys.fail('getAssistants', { status: 200 })
  // @ts-expect-error a rule has no property of this name
  genesys.fail('getAssistants', { status: 503, time: 1 })
  // @ts-expect-error a delay takes one of its forms
  genesys.fail('getAssistants', { delay: 5 })
  // @ts-expect-error a connection does not fail in this way
  genesys.fail('getAssistants', { transport: 'slow' })
  // @ts-expect-error what is lost is the request or the reply
  genesys.fail('getAssistants', { transport: 'reset', lost: 'both' })
  // @ts-expect-error no vendor has an operation of this name
  fail('getUnicorns', { status: 503 })
  // @ts-expect-error no operation of all vendors at once
  fail('*', { status: 503 })
  // @ts-expect-error the spec does not declare this status for this operation
  fail('getAssistants', { status: 409 })
}

export function exchanges(): void {
  const world = createEmulator()
  world.exchanges('getAssistants')
  world.exchanges({ status: '4XX', after: 3 })
  // @ts-expect-error no vendor has an operation of this name
  world.exchanges('getUnicorns')
  // @ts-expect-error exchanges are not found by this
  world.exchanges({ colour: 'red' })
  // @ts-expect-error no vendor has an operation of this name
  void world.waitFor('getUnicorns')
  // @ts-expect-error nobody waits for a text of exchanges
  void world.waitFor('getAssistants', { count: 'two' })
}

export function pacts(): void {
  const world = createEmulator()
  void world.pact({ consumer: 'console', vendor: 'genesys' }).then(({ interactions }) => interactions.length)
  // @ts-expect-error there is no vendor of this name
  void world.pact({ consumer: 'console', vendor: 'acme' })
  // @ts-expect-error a pact is between two
  void world.pact({ vendor: 'genesys' })
}

export function profiles(): void {
  const { genesys } = createEmulator()
  genesys.setProfile({ deleteStatus: 200 })
  // @ts-expect-error there is no switch of this name
  genesys.setProfile({ createStatus: 201 })
  // @ts-expect-error the switch has no such value
  genesys.setProfile({ deleteStatus: 202 })
}

// @ts-expect-error authentication is open or strict
createEmulator({ auth: 'none' })
