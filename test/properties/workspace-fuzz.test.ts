import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bird } from '../../src/vendors/bird/index.ts'
import {
  AGENT,
  birdWith,
  FILE,
  OTHER_USER,
  RULE,
  SENDER,
  SKILL,
  TEAM,
  USER,
  VALUE,
  WORKSPACE,
} from '../support/bird.ts'
import { cleanPrototype } from '../support/prototype-guard.ts'

const ids = fc.constantFrom(AGENT, FILE, OTHER_USER, RULE, SENDER, SKILL, TEAM, USER, VALUE)
const operations = [...bird.spec.operations.values()]
const junk = fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', -1, 0, 1e21, [], {}, '\ud800', 'x'.repeat(300)))
const at = fc.record({ hour: fc.integer({ min: -1, max: 25 }), minute: fc.integer({ min: -1, max: 60 }) })

/** Bodies of properties that some operation accepts, with mostly valid values. */
const body = fc
  .record(
    {
      name: fc.constantFrom('Ann', 'Returns', '', 'é'),
      type: fc.constantFrom('user', 'bot', 'ghost'),
      userId: ids,
      teamIds: fc.array(ids, { maxLength: 3 }),
      agents: fc.array(ids, { maxLength: 3 }),
      status: fc.constantFrom('active', 'away', 'offline', 'gone'),
      activity: fc.constantFrom('available', 'busy', ''),
      activityTtl: fc.integer({ min: -1, max: 2_147_483_648 }),
      activityText: fc.string(),
      bio: fc.option(fc.string()),
      dropVms: fc.array(junk, { maxLength: 2 }),
      weeklySchedule: fc.option(fc.record({ monday: fc.record({ from: at, to: at }) })),
      holidays: fc.array(fc.record({ name: fc.string(), day: fc.nat(32), month: fc.nat(13) }), { maxLength: 2 }),
      assignedSkills: fc.array(fc.record({ id: ids, selectedValues: fc.array(fc.record({ id: ids })) }), {
        maxLength: 2,
      }),
      defaultSenderId: ids,
      channel: fc.constantFrom('messaging', 'email', 'fax'),
      description: fc.string(),
      default: fc.boolean(),
      capacity: fc.record({ messaging: fc.integer({ min: -1, max: 3 }), email: fc.nat(3) }),
      valueType: fc.constantFrom('single', 'multiple'),
      values: fc.array(fc.record({ value: fc.string() }), { maxLength: 2 }),
      __proto__: junk,
    },
    { requiredKeys: [] },
  )
  .chain((valid) => fc.oneof({ weight: 8, arbitrary: fc.constant(valid) }, { weight: 1, arbitrary: junk }))

const query = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'limit',
        'pageToken',
        'reverse',
        'sortBy',
        'name',
        'roleIds',
        'agentIds',
        'agentStatuses',
        'email',
      ),
      fc.oneof(ids, fc.constantFrom('1', '0', 'true', 'name', 'active', '%', ',', 'MHxbIl0'), fc.webQueryParameters()),
    ),
    { maxLength: 3 },
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))

const requests = fc.record({
  operation: fc.constantFrom(...operations),
  ids: fc.array(ids, { minLength: 3, maxLength: 3 }),
  query,
  body,
})
const parts = fc.array(
  fc.tuple(
    fc.constantFrom(
      'policy',
      'x-amz-date',
      'x-amz-credential',
      'x-amz-signature',
      'key',
      'file',
      'FILE',
      '__proto__',
      '0',
    ),
    fc.oneof(fc.string(), fc.constantFrom('e30=', btoa('{"expiration":3,"conditions":[3]}'), '////')),
    fc.boolean(),
  ),
  { maxLength: 6 },
)

it('answers any request as the spec declares and without a server error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(requests, { maxLength: 12 }), async (all) => {
      const emulator = birdWith({ files: [{ id: FILE, text: 'a file' }] })
      for (const { operation, ids, query, body } of all) {
        const known = ids.values()
        const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name) => {
          if (name === 'workspaceId') return WORKSPACE
          return name === 'agentId' ? AGENT : (known.next().value ?? '')
        })
        await emulator.fetch(`${path}?${query}`, initOf(operation, body))
      }
      const failed = emulator
        .exchanges()
        .filter(({ response, violation, error }) => response.status >= 500 || violation || error)
      expect(failed.map(({ operation, violation, error }) => [operation, violation, error])).toEqual([])
      expect(cleanPrototype()).toEqual([])
    }),
    { numRuns: 300 },
  )
})

it('rejects any unsigned form with an S3 error and stores nothing', async () => {
  await fc.assert(
    fc.asyncProperty(parts, async (parts) => {
      const emulator = birdWith()
      const form = new FormData()
      for (const [name, value, isFile] of parts) form.append(name, isFile ? new Blob([value]) : value)
      const response = await emulator.fetch('/agent-uploads', { method: 'POST', body: form })
      expect([400, 403]).toContain(response.status)
      expect(await response.text()).toMatch(
        /^<\?xml .*\n<Error><Code>[A-Za-z]+<\/Code><Message>[^<]+<\/Message><\/Error>$/,
      )
      expect(emulator.bird.records.fileContents.size).toBe(0)
    }),
    { numRuns: 200 },
  )
})

it('returns the same bytes for the same requests', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(requests, { maxLength: 8 }), async (all) => {
      const replay = async () => {
        const emulator = birdWith()
        for (const { operation, query, body } of all) {
          const path = operation.path.replace('{workspaceId}', WORKSPACE).replaceAll(/\{[^}]+\}/g, AGENT)
          await emulator.fetch(`${path}?${query}`, initOf(operation, body))
        }
        return emulator.exchanges().map(({ response }) => [response.status, response.headers, response.body])
      }
      expect(await replay()).toEqual(await replay())
    }),
    { numRuns: 50 },
  )
})

function initOf({ method }: { readonly method: string }, body: unknown): RequestInit {
  const init = { method: method.toUpperCase(), headers: { authorization: 'AccessKey any' } }
  if (['get', 'delete'].includes(method)) return init
  const headers = { ...init.headers, 'content-type': 'application/json' }
  return { ...init, headers, body: JSON.stringify(body) ?? '' }
}
