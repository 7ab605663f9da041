import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Pact } from '../../src/index.ts'
import { operationAt } from '../../src/pacts/operation-at.ts'
import type { Evidence } from '../../src/reports/evidence.ts'
import { readEvidence } from '../../src/reports/evidence-file.ts'
import { vendors } from '../../src/vendors/index.ts'
import { deskdouble } from '../support/command-line.ts'
import { temporaryFolder } from '../support/pacts.ts'
import { recordAll, SCENARIOS } from './record-all.ts'
import { tours } from './tours/index.ts'

const SECRETS = [
  'agent-console-secret',
  'agent-console-token',
  'bystander-secret',
  'bystander-token',
  'harbour-lane-agent-tokens',
  'wallboard-access-key',
]
const CONTRACTS = join(import.meta.dirname, '../../contracts')

// The tests run in order: they verify the pacts that the second test compares.
describe('the contracts of this repository', () => {
  let committed: readonly string[]

  beforeAll(async () => {
    committed = (await readdir(CONTRACTS)).filter((name) => name.endsWith('.json') && name !== 'evidence.json')
  })

  it('consist of exactly one pact for each tour', () => {
    expect(committed.toSorted()).toEqual(tours.map(({ consumer, vendor }) => `${consumer}-${vendor}.json`).toSorted())
  })

  it('are reproduced byte for byte by the tours, without skipped requests', async () => {
    const folder = await temporaryFolder()
    const recorded = await recordAll(folder)
    expect(recorded.flatMap(({ skipped }) => skipped)).toEqual([])
    for (const file of committed) {
      const again = await readFile(join(folder, file), 'utf8')
      expect(
        again === (await readFile(join(CONTRACTS, file), 'utf8')),
        `${file} equals the output of npm run pacts`,
      ).toBe(true)
    }
  })

  it('are verified with the committed evidence as the result', async () => {
    const folder = await temporaryFolder()
    const evidence = join(folder, 'evidence.json')
    const { code, stdout } = await deskdouble([
      'pact',
      'verify',
      CONTRACTS,
      '--scenarios',
      SCENARIOS,
      '--evidence',
      evidence,
    ])
    expect(code).toBe(0)
    expect(await readFile(evidence, 'utf8')).toBe(await readFile(join(CONTRACTS, 'evidence.json'), 'utf8'))
    console.log(`contracts: ${stdout.trim().split('\n').at(-1)}`)
  })

  it('conform to the specs', async () => {
    expect(await deskdouble(['pact', 'compare', CONTRACTS])).toMatchObject({ code: 0, stderr: '' })
  })

  it.each([...new Set(tours.map(({ vendor }) => vendor))])(
    'reach every operation of %s and every status that a client can produce',
    async (name) => {
      const evidence = (await committedEvidence()).vendors.find(({ vendor }) => vendor === name)
      const declined = tours
        .filter(({ vendor }) => vendor === name)
        .flatMap(({ declines = {} }) => Object.keys(declines))
      const open = evidence?.operations.flatMap(({ operation, statuses }) =>
        statuses
          .filter(({ status, unreachable, exercised }) => status < 500 && !unreachable && exercised.length === 0)
          .map(({ status }) => `${operation} ${status}`),
      )
      expect(open?.toSorted()).toEqual(declined.toSorted())
      expect(evidence?.spec).toBe(vendors[name].digest)
      expect(evidence?.operations.length).toBe(vendors[name].spec.operations.size)
    },
  )

  it.each(Object.keys(vendors))('show 413, 415 and 429 of %s without a fault', async (name) => {
    const vendor = vendors[name as keyof typeof vendors]
    const accepts = (id: string, mediaType = '') => {
      return vendor.spec.operations.get(id)?.body?.mediaTypes.some((type) => type.includes(mediaType)) ?? false
    }
    const evidence = (await committedEvidence()).vendors.find((one) => one.vendor === name)
    const shown = (wanted: number) => {
      return (evidence?.operations ?? []).flatMap(({ operation, statuses }) => {
        const found = statuses.find(({ status }) => status === wanted)
        return found?.exercised.some(({ source }) => source === 'double') ? [operation] : []
      })
    }
    const all = [...vendor.spec.operations.keys()]
    // Pacts contain no multipart requests.
    expect(shown(415)).toEqual(all.filter((id) => accepts(id) && !accepts(id, 'multipart')))
    expect(shown(413)).toEqual(all.filter((id) => accepts(id, 'json')))
    expect(shown(429)).toHaveLength(2)
  })

  it('have unique descriptions, and a body in each request whose operation requires one', async () => {
    for (const file of committed) {
      const { provider, interactions } = await readContract(file)
      const descriptions = interactions.map(({ description }) => description)
      expect(new Set(descriptions).size, file).toBe(descriptions.length)
      const vendor = vendors[provider.name as keyof typeof vendors]
      const incomplete = interactions.filter(({ request, response }) => {
        const { method, path, body } = request
        return operationAt(vendor, method, path)?.body?.required && body === undefined && response.status < 400
      })
      expect(incomplete.map(({ description }) => description)).toEqual([])
    }
  })

  it('take cursors from provider states', async () => {
    for (const file of committed) {
      const { interactions } = await readContract(file)
      const literal = interactions.flatMap(({ request: { query = {}, generators } }) => {
        const cursors = ['after', 'before', 'cursor', 'pageToken'].filter((name) => name in query)
        return cursors.filter((name) => generators?.query?.[name] === undefined)
      })
      expect(literal).toEqual([])
    }
  })

  it('contain no secret of any scenario', async () => {
    for (const file of committed) {
      const text = await readFile(join(CONTRACTS, file), 'utf8')
      for (const secret of SECRETS) expect(text).not.toContain(secret)
    }
  })
})

async function readContract(file: string): Promise<Pact> {
  return JSON.parse(await readFile(join(CONTRACTS, file), 'utf8'))
}

async function committedEvidence(): Promise<Evidence> {
  const evidence = readEvidence(JSON.parse(await readFile(join(CONTRACTS, 'evidence.json'), 'utf8')))
  if (typeof evidence === 'string') throw new Error(`contracts/evidence.json ${evidence}`)
  return evidence
}
