import { describe, expect, it } from 'vitest'
import { version } from '../../src/generated/version.ts'
import type { Evidence, Exercise, StatusEvidence, Verification } from '../../src/reports/evidence.ts'
import { formatEvidenceFile, readEvidence } from '../../src/reports/evidence-file.ts'
import { summariseEvidence } from '../../src/reports/evidence-summary.ts'
import { mergeEvidence, withoutStaleParts } from '../../src/reports/merge-evidence.ts'
import { addObservations, staleObservations } from '../../src/reports/observed.ts'
import { findStaleParts, findUnknown, type PresentState } from '../../src/reports/stale-evidence.ts'

const COUNTS = { reference: 0, documented: 0, observed: 0, assumed: 1, total: 1 }

function verification(pact: string, changes: Partial<Verification> = {}): Verification {
  const versions = { deskdouble: version, verifiers: { pact: '1' } }
  const result = { interactions: 1, counted: 1, failed: [], notCounted: [] }
  return {
    pact,
    against: 'double',
    digest: `${pact}-1`,
    ...versions,
    scenarios: { default: 'd-1' },
    ...result,
    ...changes,
  }
}

function exercise(pact: string, changes: Partial<Exercise> = {}): Exercise {
  return { pact, source: 'double', strictness: 'shape', times: 1, ...changes }
}

function evidence(
  vendor: string,
  verifications: readonly Verification[],
  statuses: readonly StatusEvidence[],
): Evidence {
  const fidelity = { operations: COUNTS, rules: COUNTS }
  const operations = [{ operation: 'getDesks', statuses }]
  return {
    deskdouble: version,
    vendors: [{ vendor, title: vendor, spec: `${vendor}-1`, fidelity, verifications, operations }],
  }
}

const desk = evidence('kore', [verification('desk')], [{ status: 200, exercised: [exercise('desk')] }])
const wall = evidence('kore', [verification('wall')], [{ status: 200, exercised: [exercise('wall', { times: 3 })] }])

const PRESENT: PresentState = {
  spec: (vendor) => `${vendor}-1`,
  pact: (_, consumer) => `${consumer}-1`,
  scenario: () => 'd-1',
  verifiers: { pact: '1' },
}

function exercisedIn({ vendors }: Evidence): string[] {
  const statuses = vendors.flatMap(({ operations }) => operations.flatMap((operation) => operation.statuses))
  return statuses.flatMap(({ exercised }) => exercised.map(({ pact, source, times }) => `${pact} ${source} ${times}`))
}

describe('merging evidence', () => {
  it('keeps the evidence of other vendors and of other pacts', () => {
    const bird = evidence(
      'bird',
      [verification('desk')],
      [{ status: 200, exercised: [exercise('desk', { times: 5 })] }],
    )
    const merged = mergeEvidence(mergeEvidence(desk, bird, []), wall, [])
    expect(merged.vendors.map(({ vendor }) => vendor)).toEqual(['bird', 'kore'])
    expect(exercisedIn(merged)).toEqual(['desk double 5', 'desk double 1', 'wall double 3'])
  })

  it('replaces the evidence of the same pact, also if less of it is verified now', () => {
    const failed = evidence('kore', [verification('desk', { counted: 0 })], [{ status: 200, exercised: [] }])
    expect(exercisedIn(mergeEvidence(desk, failed, []))).toEqual([])
  })

  it('keeps what a service has shown if the double is verified again, and the reverse', () => {
    const shown = evidence(
      'kore',
      [verification('desk', { against: 'service', date: '2026-11-25' })],
      [{ status: 200, exercised: [exercise('desk', { source: 'service' })] }],
    )
    expect(exercisedIn(mergeEvidence(shown, desk, []))).toEqual(['desk double 1', 'desk service 1'])
    expect(exercisedIn(mergeEvidence(desk, shown, []))).toEqual(['desk double 1', 'desk service 1'])
  })

  it('drops stale parts', () => {
    const stale = findStaleParts(desk, { ...PRESENT, spec: () => 'kore-2' })
    expect(exercisedIn(mergeEvidence(desk, wall, stale))).toEqual(['wall double 3'])
  })
})

describe('recorded traffic of the service', () => {
  const responses = [
    { operation: 'getDesks', status: 200, times: 33, last: '2026-11-25', confirmed: [], contradicted: [] },
  ]

  it('is counted as the service, with its last date', () => {
    const shown = addObservations(desk, [{ format: 1, vendors: [{ vendor: 'kore', spec: 'kore-1', responses }] }])
    expect(exercisedIn(shown)).toEqual(['desk double 1', 'recorded traffic service 33'])
    expect(shown.vendors.map(summariseEvidence)).toMatchObject([
      { statuses: { double: 1, service: 1, total: 1 }, lastService: '2026-11-25' },
    ])
  })

  it('is stale if it was compared with another spec', () => {
    const older = [{ format: 1, vendors: [{ vendor: 'kore', spec: 'kore-0', responses }] }] as const
    expect(exercisedIn(addObservations(desk, older))).toEqual(['desk double 1'])
    expect(staleObservations(desk, older, () => 'kore-1')).toMatchObject([{ vendor: 'kore', against: 'service' }])
  })
})

describe('stale evidence', () => {
  it.each<[string, Partial<PresentState>, string]>([
    ['spec', { spec: () => 'kore-2' }, 'the spec of kore has changed since'],
    ['pact', { pact: () => 'desk-2' }, 'the pact has changed since'],
    ['pact that was deleted', { pact: () => null }, 'the pact no longer exists'],
    ['scenario', { scenario: () => 'd-2' }, 'the scenario default has changed since'],
    ['verifier', { verifiers: { pact: '2' } }, 'pact 1 verified it, and 2 is installed'],
  ])('is found by the digest or version of the %s, and does not count', (_, changes, reason) => {
    const stale = findStaleParts(desk, { ...PRESENT, ...changes })
    expect(stale).toEqual([{ vendor: 'kore', pact: 'desk', against: 'double', reason }])
    expect(exercisedIn(withoutStaleParts(desk, stale))).toEqual([])
  })

  it('is found by the version of DeskDouble', () => {
    const old = evidence('kore', [verification('desk', { deskdouble: '0.0.1' })], [])
    expect(findStaleParts(old, PRESENT)).toMatchObject([
      { reason: `DeskDouble 0.0.1 verified it, and this is ${version}` },
    ])
  })

  it('is not found if nothing has changed, or if the present state is unknown', () => {
    expect(findStaleParts(desk, PRESENT)).toEqual([])
    const nothing = { spec: () => undefined, pact: () => undefined, scenario: () => undefined, verifiers: undefined }
    expect(findStaleParts(desk, nothing)).toEqual([])
    expect(findUnknown(desk, nothing)).toEqual([
      'the spec of kore: use --spec',
      'the pact of desk and kore: use --pacts',
    ])
    expect(findUnknown(desk, { ...PRESENT, scenario: () => undefined })).toEqual([
      'the scenario default: use --scenarios',
    ])
  })
})

describe('an evidence file', () => {
  it('has one line for each verification and operation, and is read back', () => {
    const merged = mergeEvidence(desk, wall, [])
    const text = formatEvidenceFile(merged)
    expect(text.split('\n').filter((line) => line.includes('getDesks'))).toEqual([
      '"getDesks": {"declared":[200],"exercised":{"desk":{"double":{"shape":{"200":1}}},"wall":{"double":{"shape":{"200":3}}}}}',
    ])
    expect(readEvidence(JSON.parse(text))).toEqual(merged)
  })

  it.each([
    [
      'an older format',
      { deskdouble: '0.1.0', vendors: [], failed: [] },
      /evidence format 1 of DeskDouble 0.1.0.*run deskdouble pact verify/,
    ],
    ['a newer format', { format: 3, deskdouble: '9.0.0', vendors: {} }, /newer than format 2: update DeskDouble/],
    ['damaged content', { format: 2, deskdouble: '1', vendors: { kore: null } }, /is damaged/],
    ['something else', { consumer: {} }, /is not an evidence file/],
  ])('with %s is rejected with the reason', (_, value, reason) => {
    expect(readEvidence(value)).toMatch(reason)
  })
})
