import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { verifyThroughCore } from '../../src/adapters/pact/verify.ts'
import { verifyEmulator } from '../../src/adapters/pact/verify-emulator.ts'
import type { Interaction, Pact } from '../../src/engine/services/pact.ts'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/index.ts'
import { placeholder } from '../../src/pacts/expression.ts'
import type { VerificationResult } from '../../src/pacts/verification-result.ts'
import { createEvidence } from '../../src/reports/create-evidence.ts'
import type { Evidence, StatusEvidence } from '../../src/reports/evidence.ts'
import { formatEvidenceFile } from '../../src/reports/evidence-file.ts'
import { summariseEvidence } from '../../src/reports/evidence-summary.ts'
import { kore } from '../../src/vendors/kore/index.ts'
import { fileOf, temporaryFolder } from '../support/pacts.ts'

const LIMITED = {
  raw: {
    scenario: 'limited',
    describe: 'A rate limit',
    extends: 'default',
    kore: { profile: { rateLimit: 'enforced' } },
  },
}
const FAULTY = {
  raw: { scenario: 'faulty', describe: 'Errors', extends: 'default', kore: { faults: [{ status: 429 }] } },
}
const OPTIONS: EmulatorOptions = { scenarios: [LIMITED, FAULTY] }
const ROLES = '/api/public/roles?roleType=bot'

/** Records a pact with a 200, a 429 that a fault causes, and a 415. */
async function recordPact(): Promise<Pact> {
  const emulator = createEmulator(OPTIONS)
  const faulty = emulator.fork({ scenario: 'faulty' })
  const { headers, settings } = emulator.kore.credentials
  await emulator.fetch(ROLES, { headers })
  await emulator.fetch(`/agentassist/api/v1/public/${settings['streamId']}/skill-groups`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/plain' },
    body: 'Gift wrapping',
  })
  await faulty.fetch(ROLES, { headers: { ...faulty.kore.credentials.headers } })
  return emulator.pactOf([emulator, faulty], { consumer: 'desk', vendor: 'kore' })
}

function find({ interactions }: Pact, status: number): Interaction {
  const found = interactions.find(({ response }) => response.status === status)
  if (!found) throw new Error(`The pact has no interaction with the status ${status}`)
  return found
}

/** Returns the pact with these interactions instead of its own. */
function withInteractions(interactions: readonly Interaction[]): Pact {
  return { ...pact, interactions }
}

async function verify(pact: Pact, emulator: Emulator = createEmulator(OPTIONS)): Promise<Evidence> {
  const file = await fileOf(pact, await temporaryFolder())
  return evidenceOf(pact, await verifyEmulator(emulator, { pactUrls: [file] }))
}

function evidenceOf(pact: Pact, results: readonly VerificationResult[]): Evidence {
  const vendors = Object.values(createEmulator().vendors)
  return createEvidence({ vendors, pacts: [pact], results, verifiers: {}, scenarioDigest: () => undefined })
}

function statusOf({ vendors }: Evidence, operation: string, status: number): StatusEvidence | undefined {
  const operations = vendors.flatMap((vendor) => vendor.operations)
  return operations.find((one) => one.operation === operation)?.statuses.find((one) => one.status === status)
}

function exercised(evidence: Evidence): string[] {
  return evidence.vendors.flatMap(({ operations }) =>
    operations.flatMap(({ operation, statuses }) =>
      statuses.flatMap((status) =>
        status.exercised.map(({ source, strictness }) => `${operation} ${status.status} ${source} ${strictness}`),
      ),
    ),
  )
}

let pact: Pact

beforeAll(async () => {
  pact = await recordPact()
})

describe('evidence', () => {
  it('lists statuses by operation, source and strictness, and only vendors with pacts', async () => {
    const evidence = await verify(pact)
    expect(evidence.vendors.map(({ vendor }) => vendor)).toEqual(['kore'])
    expect(exercised(evidence)).toEqual([
      'postSkillGroups 415 double values',
      'getRoles 200 double values',
      'getRoles 429 fault values',
    ])
    const [vendor] = evidence.vendors
    expect(vendor && summariseEvidence(vendor).statuses).toMatchObject({ double: 2, faultOnly: 1, service: 0 })
  })

  it('names the operation that was really called, not the one in the example path', async () => {
    const expression = `/agentassist/api/v1/public/${placeholder('kore.streamId')}/skill-groups`
    const { request, ...interaction } = find(pact, 200)
    const lying: Interaction['request'] = {
      method: 'GET',
      path: '/agentassist/api/v1/public/1/agents',
      headers: request.headers ?? {},
      generators: { ...request.generators, path: { type: 'ProviderState', expression } },
    }
    const evidence = await verify(withInteractions([{ ...interaction, request: lying, response: { status: 200 } }]))
    expect(exercised(evidence)).toEqual(['getSkillGroups 200 double status'])
  })

  it('does not count requests that match no operation, or an operation of another vendor', async () => {
    const nowhere = { method: 'GET', path: '/nowhere' }
    const foreign = { method: 'GET', path: '/api/v2/users/me' }
    const evidence = await verify(
      withInteractions([
        { type: 'Synchronous/HTTP', description: 'nothing', request: nowhere, response: { status: 404 } },
        { type: 'Synchronous/HTTP', description: 'another vendor', request: foreign, response: { status: 401 } },
      ]),
    )
    expect(exercised(evidence)).toEqual([])
    expect(evidence.vendors[0]?.verifications[0]).toMatchObject({
      interactions: 2,
      counted: 0,
      notCounted: [
        'nothing: GET /nowhere is not an operation of kore',
        'another vendor: GET /api/v2/users/me is not an operation of kore',
      ],
    })
  })

  it('marks a response of which only the status is demanded', async () => {
    const { response, ...interaction } = find(pact, 200)
    const evidence = await verify(withInteractions([{ ...interaction, response: { status: response.status } }]))
    expect(exercised(evidence)).toEqual(['getRoles 200 double status'])
  })

  it('does not count the responses of another server', async () => {
    const server = createServer(
      (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
    )
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { response, ...interaction } = find(pact, 200)
    const easy = withInteractions([{ ...interaction, response: { status: response.status } }])
    const file = await fileOf(easy, await temporaryFolder())
    // The address of a server that listens on a port is an object.
    const { port } = server.address() as AddressInfo
    const results = await verifyThroughCore({ pactUrls: [file], providerBaseUrl: `http://127.0.0.1:${port}` })
    expect(results).toMatchObject([{ mismatches: [] }])
    expect(exercised(evidenceOf(easy, results))).toEqual([])
  })

  it('counts verified interactions of the real service apart from those of the double', async () => {
    const { description, providerStates = [] } = find(pact, 200)
    const received = {
      vendor: 'kore',
      operation: 'getRoles',
      method: 'GET',
      path: '/api/public/roles',
      status: 200,
      undeclared: [],
    }
    const result = {
      consumer: 'desk',
      provider: 'kore',
      description,
      providerStates: providerStates.map(({ name }) => name),
      seconds: 0,
      mismatches: [],
      received,
    }
    const evidence = createEvidence({
      vendors: [kore],
      pacts: [pact],
      results: [result],
      verifiers: {},
      scenarioDigest: () => undefined,
      service: { origin: 'https://service.example', date: '2026-11-25' },
    })
    expect(exercised(evidence)).toEqual(['getRoles 200 service values'])
    const [vendor] = evidence.vendors
    expect(vendor && summariseEvidence(vendor)).toMatchObject({
      statuses: { double: 0, service: 1 },
      lastService: '2026-11-25',
    })
  })
})

describe('evidence of a copy', () => {
  /** Returns a pact with a body that is too large, and with more requests than the vendor's rate limit allows. */
  function limitsPact(): Pact {
    const [roles, unsupported] = [find(pact, 200), find(pact, 415)]
    const { requests = 0 } = kore.spec.rateLimit ?? {}
    const after = {
      name: 'after getRoles',
      params: { request: { method: 'GET', path: '/api/public/roles', query: { roleType: ['bot'] } }, times: requests },
    }
    const large = { type: 'Regex', regex: 'x{1100000}' }
    return withInteractions([
      roles,
      unsupported,
      {
        ...roles,
        description: 'more requests than the limit',
        providerStates: [{ name: 'limited' }, after],
        response: { status: 429 },
      },
      {
        ...unsupported,
        description: 'a body that is too large',
        request: {
          ...unsupported.request,
          headers: { ...unsupported.request.headers, 'Content-Type': ['application/json'] },
          body: { content: { name: 'x' }, contentType: 'application/json', encoded: false },
          // The type of generators contains only those that DeskDouble writes.
          generators: { ...unsupported.request.generators, body: { '$.name': large as never } },
        },
        response: { status: 413 },
      },
    ])
  }

  let original: Evidence | undefined
  const unlimited = createEmulator({ ...OPTIONS, bodyLimit: 10_000_000 })
  const withoutRateLimit = createEmulator({
    ...OPTIONS,
    vendors: { kore: { ...kore, spec: { ...kore.spec, rateLimit: undefined } } },
  })
  const anyMediaType = createEmulator(OPTIONS)
  const ignoringMediaType = {
    ...anyMediaType,
    handle: (request: Request, source: object) => {
      const headers = new Headers(request.headers)
      if (headers.get('content-type') !== 'text/plain') return anyMediaType.handle(request, source)
      headers.set('content-type', 'application/json')
      return anyMediaType.handle(new Request(request, { headers }), source)
    },
  } as Emulator

  it.each([
    ['size limit', 'postSkillGroups', 413, unlimited, 'a body that is too large'],
    ['rate limit', 'getRoles', 429, withoutRateLimit as unknown as Emulator, 'more requests than the limit'],
    ['media type', 'postSkillGroups', 415, ignoringMediaType, 'create a skill group with an unsupported media type'],
  ])(
    'that ignores the %s differs from that of the double, and says where',
    async (_, operation, status, copy, description) => {
      const limits = limitsPact()
      original ??= await verify(limits)
      const changed = await verify(limits, copy)
      expect(statusOf(original, operation, status)?.exercised).toMatchObject([{ source: 'double', times: 1 }])
      expect(original.vendors[0]?.verifications[0]?.failed).toEqual([])
      expect(formatEvidenceFile(changed)).not.toBe(formatEvidenceFile(original))
      expect(statusOf(changed, operation, status)?.exercised).toEqual([])
      expect(changed.vendors[0]?.verifications[0]?.failed).toEqual([description])
    },
  )
})
