// Code that must not compile. The compiler reports each line that expects an error and has none.
import { createEmulator, type VendorHandle } from '../../src/index.ts'

export function faults(): void {
  const { genesys, fail } = createEmulator()
  genesys.fail('getAssistants', { status: 503, times: 1 })
  genesys.fail('*', { status: 409, nth: 2, every: 3, delay: { uniform: { lower: 1, upper: 2 } } })
  genesys.fail('getAssistants', { quota: { requests: 5 } }).id.toUpperCase()
  fail('getAssistants', { transport: 'empty', lost: 'response', probability: 0.5 })
  // @ts-expect-error the vendor has no such operation
  genesys.fail('getUnicorns', { status: 503 })
  // @ts-expect-error the spec does not declare this status
  genesys.fail('getAssistants', { status: 418 })
  // @ts-expect-error a success status is not a fault
  genesys.fail('getAssistants', { status: 200 })
  // @ts-expect-error a rule has no such property
  genesys.fail('getAssistants', { status: 503, time: 1 })
  // @ts-expect-error a delay must be an object
  genesys.fail('getAssistants', { delay: 5 })
  // @ts-expect-error the transport fault does not exist
  genesys.fail('getAssistants', { transport: 'slow' })
  // @ts-expect-error lost must be request or response
  genesys.fail('getAssistants', { transport: 'reset', lost: 'both' })
  // @ts-expect-error no vendor has such an operation
  fail('getUnicorns', { status: 503 })
  // @ts-expect-error a fault cannot be set for all operations of all vendors
  fail('*', { status: 503 })
  // @ts-expect-error the spec does not declare this status for this operation
  fail('getAssistants', { status: 418 })
}

export async function overrides(): Promise<void> {
  const { genesys, kore, override, recover } = createEmulator()
  const body = { entities: [], selfUri: '/api/v2/assistants' }
  const { id } = await genesys.override('getAssistants', { status: 200, body, times: 2 })
  recover({ id })
  await genesys.override('deleteAssistant', { status: 204, headers: { 'X-Own': 'yes' } })
  await genesys.override('getAssistants', { status: 503, message: 'Closed on Sundays' })
  await kore.override('postAgents', {
    status: 409,
    body: { errors: [{ msg: 'The licence has no seat left', code: 4090 }] },
  })
  await override('getAssistants', { status: 200, body: { ...body, nextUri: '/api/v2/assistants?after=x' } })
  // @ts-expect-error the vendor has no such operation
  await genesys.override('getUnicorns', { status: 200, body: {} })
  // @ts-expect-error the spec does not declare this status
  await genesys.override('getAssistants', { status: 201, body: {} })
  // @ts-expect-error the body of this status has no such property
  await genesys.override('getAssistants', { status: 200, body: { ...body, entitles: [] } })
  // @ts-expect-error the property has another type
  await genesys.override('getAssistants', { status: 200, body: { ...body, selfUri: 5 } })
  // @ts-expect-error this success has a body
  await genesys.override('getAssistants', { status: 200 })
  // @ts-expect-error this success has no body
  await genesys.override('deleteAssistant', { status: 204, body: {} })
  // @ts-expect-error a success has no message
  await genesys.override('getAssistants', { status: 200, body, message: 'Found' })
  // @ts-expect-error a response has no such property
  await override('getAssistants', { status: 503, time: 1 })
  // @ts-expect-error a response is one of an operation
  await genesys.override('*', { status: 503 })
}

/** An API whose document declares a range and `default`. */
interface Lenient {
  readonly list: {
    responses: {
      '2XX': { content: { 'application/json': { names: string[] }; 'text/csv': unknown } }
      default: { content: { 'application/problem+json': { title: string } } }
    }
  }
}

export async function ranges(lenient: VendorHandle<Lenient, unknown, object>): Promise<void> {
  await lenient.override('list', { status: 206, body: { names: [] } })
  await lenient.override('list', { status: 206, body: 'name', headers: { 'content-type': 'text/csv' } })
  await lenient.override('list', { status: 418, body: { title: 'A teapot' } })
  // @ts-expect-error no status has such a body
  await lenient.override('list', { status: 206, body: { titles: 1 } })
}

export function exchanges(): void {
  const world = createEmulator()
  world.exchanges('getAssistants')
  world.exchanges({ status: '4XX', after: 3 })
  // @ts-expect-error no vendor has such an operation
  world.exchanges('getUnicorns')
  // @ts-expect-error a filter has no such property
  world.exchanges({ colour: 'red' })
  // @ts-expect-error no vendor has such an operation
  void world.waitFor('getUnicorns')
  // @ts-expect-error a count must be a number
  void world.waitFor('getAssistants', { count: 'two' })
}

export function pacts(): void {
  const world = createEmulator()
  void world.pact({ consumer: 'console', vendor: 'genesys' }).then(({ interactions }) => interactions.length)
  // @ts-expect-error no vendor has this name
  void world.pact({ consumer: 'console', vendor: 'acme' })
  // @ts-expect-error a pact requires a consumer
  void world.pact({ vendor: 'genesys' })
}

export function profiles(): void {
  const { genesys } = createEmulator()
  genesys.setProfile({ putAssociationStatus: 200 })
  // @ts-expect-error the profile has no such setting
  genesys.setProfile({ createStatus: 201 })
  // @ts-expect-error the setting has no such value
  genesys.setProfile({ putAssociationStatus: 204 })
}

// @ts-expect-error auth must be open or strict
createEmulator({ auth: 'none' })

export function actions(): void {
  const { bird, genesys } = createEmulator()
  bird.act('inbox-open', { agentId: 'any' }).status.toUpperCase()
  bird.act('assign-item', { agentId: 'any', channel: 'email' }).workload.email.toFixed()
  // @ts-expect-error the vendor has no such action
  bird.act('inbox-opn', { agentId: 'any' })
  // @ts-expect-error the action has no such channel
  bird.act('close-item', { agentId: 'any', channel: 'fax' })
  // @ts-expect-error the vendor has no actions
  genesys.act('inbox-open', { agentId: 'any' })
}
