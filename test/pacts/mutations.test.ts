import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pact } from '../../src/engine/services/pact.ts'
import { type Caught, catchMutation } from './mutations/catch.ts'
import { recordConsole } from './mutations/client.ts'
import { createCopy } from './mutations/copy.ts'
import type { Mutation } from './mutations/mutation.ts'
import { MUTATIONS } from './mutations/mutations.ts'
import { firstFailedTest } from './mutations/vendor-tests/failed-tests.ts'

describe('a copy of the double', () => {
  const caught = new Map<string, Caught>()
  let folder: string
  let pact: Pact
  const check = (mutation: Mutation) => catchMutation(mutation, { pact, write })
  const write = async (part: Pact) => {
    const file = join(folder, 'console-kore.json')
    await writeFile(file, JSON.stringify(part))
    return file
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskdouble-mutations-'))
    pact = await recordConsole(createCopy())
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('without a mutation passes every check', async () => {
    for (const operation of new Set(MUTATIONS.map((mutation) => mutation.operation))) {
      expect([operation, await check({ name: 'none', operation })]).toEqual([
        operation,
        { responseCheck: false, verify: false, drift: false },
      ])
    }
  })

  it.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))(
    'that %s is checked',
    async (name, mutation) => {
      caught.set(name, await check(mutation))
    },
  )

  it('fails pact verify for at least 20 of 25 mutations', () => {
    const noticed = MUTATIONS.filter(({ name }) => caught.get(name)?.verify)
    console.log(`mutations: pact verify notices ${noticed.length} of ${MUTATIONS.length}`)
    expect(MUTATIONS).toHaveLength(25)
    expect(noticed.length).toBeGreaterThanOrEqual(20)
  })
})

// All tests of the vendor take minutes: `node scripts/mutations.ts` runs them against each copy.
describe("the vendor's tests of reads", () => {
  it('pass against a copy without a mutation', async () => {
    expect(await firstFailedTest(undefined, ['agent-read'])).toBeUndefined()
  })

  it('fail against a copy that reverses the order, which no check of contracts notices', async () => {
    const mutation = MUTATIONS.find(({ name }) => name === 'reverses the order')
    expect(mutation).toBeDefined()
    expect(await firstFailedTest(mutation, ['agent-read'])).toBe('lists agents in order of creation, ten to a page')
  })
})
