import type { components } from '../../../src/generated/bird/types.ts'
import type { WorldHandle } from '../../../src/index.ts'
import { changesBetween } from '../../../src/world/changes.ts'
import type { CollectionState } from '../../../src/world/collection-state.ts'
import type { Snapshot } from '../../../src/world/snapshot.ts'
import { pathsToRead } from '../all-reads.ts'
import { formOf } from '../upload.ts'
import { anyCall, anyKeyOf } from './any-call.ts'
import { anyJunk } from './any-value.ts'
import { changedValue } from './changed-value.ts'
import { type Episode, handleOf } from './episode.ts'
import { toSlowRequest } from './fuzz-request.ts'

/** Something that a client does, with one request or several. */
export type Action = (episode: Episode) => Promise<unknown>

const JSON_TYPE = { 'content-type': 'application/json' }
const INSTANTS = [
  '0000-01-01T00:00:00Z',
  '0000-01-02T00:00:00.001Z',
  '1969-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00Z',
  '2026-01-15T09:00:00Z',
  '2038-01-19T03:14:08Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-30T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  '-000001-12-31T00:00:00Z',
  '2026-02-30T00:00:00Z',
  'now',
  '',
]
const ADVANCES = [
  '1ms',
  '25h',
  '-25h',
  '400d',
  '-999999d',
  '999999999999d',
  '0ms',
  '36500d',
  3_155_760_000_000,
  -1,
  1.5,
  '1y',
]

/** The actions with their weights. */
const ACTIONS: readonly (readonly [weight: number, action: Action])[] = [
  [60, callVendor],
  [12, editState],
  [10, callControl],
  [4, moveClock],
  [5, changeWorlds],
  [3, injectFault],
  [4, interruptRequest],
  [2, upload],
  [1, runClockAtEnd],
]
const CHOICES = ACTIONS.flatMap(([weight, action]) => Array.from({ length: weight }, () => action))

/** Returns any action. */
export function anyAction({ random }: Episode): Action {
  return random.pick(CHOICES)
}

/** Sends every read of every vendor in the first world and in another. */
export async function readAll(episode: Episode): Promise<void> {
  for (const world of new Set([episode.emulator.world('default'), episode.anyWorld()])) {
    for (const vendor of episode.vendors) {
      const { records, headers } = episode.target(world, vendor)
      for (const path of pathsToRead(vendor, records)) await episode.send({ method: 'GET', path, headers }, world)
    }
  }
}

async function callVendor(episode: Episode): Promise<void> {
  const { random } = episode
  const world = episode.anyWorld()
  const target = episode.target(world, random.pick(episode.vendors))
  const isStranger = random.int(1, 30) === 1
  const other = episode.target(world, random.pick(episode.vendors))
  const before = world.snapshot()
  const received = await episode.send(
    anyCall(random, isStranger ? { ...target, headers: other.headers } : target),
    world,
  )
  if (!received || received.response.status < 400 || received.exchange?.fault !== undefined) return
  const changes = changesOf(before, world.snapshot())
  episode.expect(
    changes.map((change) => `changes ${change} although it is rejected`),
    episode.log.at(-1) ?? '',
    received,
  )
}

/** Returns the keys of records that differ between two states, except those that time alone may change. */
function changesOf(before: Snapshot, after: Snapshot): string[] {
  if (before.collections === after.collections) return []
  return after.collections.flatMap((state, i) => {
    const was: CollectionState<object> | undefined = before.collections[i]
    return was ? changesBetween(was, state).map(({ key }) => key) : []
  })
}

async function callControl(episode: Episode): Promise<void> {
  await episode.send(anyCall(episode.random, episode.controlTarget(episode.anyWorld())))
}

/** Creates, replaces or deletes a record through the state API, mostly with one invalid part. */
async function editState(episode: Episode): Promise<void> {
  const { random } = episode
  const world = episode.anyWorld()
  const vendor = random.pick(episode.vendors)
  const collections = Object.entries(handleOf(world, vendor).records)
  const [name, records] = random.pick(collections)
  const path = `/_control/worlds/${world.name}/state/${vendor.name}/${name}`
  const action = random.pick(['post', 'put', 'put', 'delete', 'draft'])
  if (records.size === 0 || action === 'draft') {
    const body = JSON.stringify({ name: random.pick(['Front', 'Returns', anyJunk(random)]) })
    await episode.send({ method: 'POST', path, headers: JSON_TYPE, body })
    return
  }
  const key = encodeURIComponent(anyKeyOf(random, records).toWellFormed())
  if (action === 'delete') {
    await episode.send({ method: 'DELETE', path: `${path}/${key}`, headers: {} })
    return
  }
  const others = collections.filter(([, { size }]) => size > 0)
  const anyKey = () => anyKeyOf(random, random.pick(others)[1])
  const body = JSON.stringify(changedValue(random.pick(records.list()), random, anyKey))
  if (action === 'put') await episode.send({ method: 'PUT', path: `${path}/${key}`, headers: JSON_TYPE, body })
  else await episode.send({ method: 'POST', path, headers: JSON_TYPE, body })
}

async function moveClock(episode: Episode): Promise<void> {
  const { random } = episode
  const now = random.pick([...INSTANTS, undefined])
  const advance = random.pick([...ADVANCES, ...INSTANTS.map(() => undefined)])
  const body = JSON.stringify({ now, advance, ...(random.int(1, 3) === 1 && { frozen: true }) })
  await changeClock(episode, episode.anyWorld(), body)
}

/** Lets the clock run on from its last instant, reads, and restores the state before. */
async function runClockAtEnd(episode: Episode): Promise<void> {
  const world = episode.anyWorld()
  const before = world.snapshot()
  await changeClock(episode, world, JSON.stringify({ now: episode.random.pick(INSTANTS), frozen: false }))
  for (const vendor of episode.vendors) {
    for (let i = 0; i < 4; i++) await episode.send(anyCall(episode.random, episode.target(world, vendor)), world)
  }
  await episode.send({ method: 'GET', path: '/_control/worlds', headers: {} })
  episode.log.push(`world ${world.name} restores the state before the clock ran`)
  world.restore(before)
}

function changeClock(episode: Episode, world: WorldHandle, body: string) {
  const path = `/_control/worlds/${world.name}/clock`
  return episode.send({ method: 'PATCH', path, headers: JSON_TYPE, body })
}

async function changeWorlds(episode: Episode): Promise<void> {
  const { random } = episode
  const world = episode.anyWorld()
  const path = `/_control/worlds/${world.name}`
  const snapshot = random.pick(['one', 'two', 'three', 'four'])
  const fork = JSON.stringify({
    from: world.name,
    ephemeral: random.int(0, 1) === 1,
    name: random.pick(['w1', 'w2', 'w3']),
  })
  const scenario = JSON.stringify({ scenario: random.pick(['small-team', 'default', 'empty-organisation', 'none']) })
  const restore = JSON.stringify(
    random.pick<object>([{ snapshot }, { before: 1 }, { after: 3 }, {}, { snapshot: 'none' }]),
  )
  const [method, at, body] = random.pick([
    ['POST', '/_control/worlds', fork],
    ['POST', '/_control/worlds', fork],
    ['DELETE', path, undefined],
    ['POST', `${path}/reset`, undefined],
    ['POST', `${path}/reset`, scenario],
    ['PUT', `${path}/snapshots/${snapshot}`, undefined],
    ['PUT', `${path}/snapshots/${snapshot}`, undefined],
    ['POST', `${path}/restore`, restore],
    ['DELETE', `${path}/snapshots/${snapshot}`, undefined],
    ['GET', `${path}/diff?from=${snapshot}`, undefined],
  ] as const)
  await episode.send({ method, path: at, headers: body === undefined ? {} : JSON_TYPE, body })
}

async function injectFault(episode: Episode): Promise<void> {
  const { random } = episode
  const world = episode.anyWorld()
  const vendor = random.pick(episode.vendors)
  const operation = random.pick([...vendor.spec.operations.values()])
  const statuses = [...operation.responses].filter((status) => status >= 400)
  const rule = random.pick<object>([
    { status: random.pick(statuses.length > 0 ? statuses : [503]) },
    { delay: { fixed: random.int(0, 300_000) } },
    { transport: random.pick(['reset', 'empty', 'truncated']) },
    { transport: 'reset', lost: random.pick(['request', 'response']) },
    { quota: { requests: 1, seconds: 60 } },
  ])
  const id = random.pick([operation.id, operation.id, '*'])
  const body = JSON.stringify({ vendor: vendor.name, operation: id, times: random.int(1, 3), ...rule })
  await episode.send({ method: 'POST', path: `/_control/worlds/${world.name}/faults`, headers: JSON_TYPE, body })
  for (let i = 0; i < 3; i++) await episode.send(anyCall(random, episode.target(world, vendor)), world)
}

/** Resets, restores or deletes a world while a request waits for its body, and checks that it changes nothing. */
async function interruptRequest(episode: Episode): Promise<void> {
  const { random, emulator } = episode
  const world = episode.anyWorld()
  const start = world.snapshot()
  const target = episode.target(world, random.pick(episode.vendors))
  const call = anyCall(random, target)
  const request = { ...call, path: `/_world/${world.name}${call.path}` }
  const slow = toSlowRequest(request)
  if (!slow) return
  const receiving = episode.receive(slow.request, request)
  await Promise.race([slow.waiting, receiving])
  const interruption = random.pick(['reset', 'restore', 'delete'])
  episode.log.push(`world ${world.name}: ${interruption} while the request waits for half of its body`)
  if (interruption === 'reset') world.reset()
  else if (interruption === 'restore' || world.name === 'default') world.restore(start)
  else emulator.remove(world.name)
  const [before, exchanges] = [world.snapshot(), world.exchanges().length]
  slow.arrive()
  const received = await receiving
  const isChanged = world.snapshot().collections !== before.collections || world.exchanges().length !== exchanges
  episode.expect(isChanged ? ['changes the world that was restored while it waited'] : [], formatted(episode), received)
}

function formatted({ log }: Episode): string {
  return log.slice(-2).join('\n')
}

const ODD_TEXTS = [
  'image/png',
  'a\r\nb: c',
  '\u0000',
  'é',
  '😀',
  '',
  'text/html; charset=x',
  'x'.repeat(300),
  'a"b',
  '..',
]
/** Larger than the limit of an episode for one file. */
const TOO_LARGE = 120_000

/** Uploads a file with odd fields, and downloads it. */
async function upload(episode: Episode): Promise<void> {
  const { random } = episode
  const world = episode.anyWorld()
  const { bird } = world
  const [agent] = bird.records.agents.list()
  if (!agent) return
  const { headers } = bird.credentials
  const base = `/workspaces/${agent.workspaceId}/agents/${agent.id}`
  const prepared = await episode.send({ method: 'GET', path: `${base}/presigned-upload`, headers }, world)
  if (prepared?.response.status !== 200 || prepared.text === undefined || prepared.isCutOff) return
  // The response was checked against this schema.
  const { formData, fileId, url } = JSON.parse(prepared.text) as components['schemas']['PresignedUpload']
  const bytes = 'x'.repeat(random.pick([0, 1, 50_000, TOO_LARGE]))
  const body = formOf({ ...formData, ...anyFields(episode) }, new Blob([bytes]), random.pick(ODD_TEXTS))
  await episode.send({ method: 'POST', path: new URL(url).pathname, headers: {}, body })
  const found = await episode.send({ method: 'GET', path: `${base}/media/${fileId}/download`, headers }, world)
  const location = found?.response.headers.get('location')
  if (location) await episode.send({ method: 'GET', path: new URL(location).pathname, headers: {} })
}

function anyFields({ random }: Episode): Record<string, string> {
  if (random.int(1, 3) === 1) return {}
  const name = random.pick(['Content-Type', 'content-type', 'key', 'policy', 'x-amz-date', 'surplus', '__proto__'])
  return { [name]: random.pick(ODD_TEXTS) }
}
