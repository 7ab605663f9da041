import { describe, expect, it } from 'vitest'
import { findDependencies } from '../../src/inspector/journal/dependencies.ts'
import type { Exchange } from '../../src/inspector/live-journal.ts'

const TEMPLATES = ['/teams/{teamId}', '/teams/{teamId}/members/{memberId}', '/{tenantId}/teams/{teamId}']

describe('the dependencies of a request', () => {
  it('contain the write that created its record, with the place of the id in the response', () => {
    const journal = exchanges(['POST', '/teams', { sent: { name: 'A' }, received: { data: [{ id: 'team-1' }] } }])
    const [dependency] = findIn(journal, ['GET', '/teams/team-1'])
    expect(dependency?.exchange.number).toBe(1)
    expect(dependency?.ids).toEqual([{ value: 'team-1', path: ['data', 0, 'id'], isFromRequest: false }])
  })

  it.each<[name: string, journal: Sketch[], request: Sketch, numbers: number[]]>([
    ['nothing for a request on its own', [['POST', '/teams', creating('team-1')]], ['GET', '/teams'], []],
    ['no reads', [['GET', '/teams', creating('team-1')]], ['GET', '/teams/team-1'], []],
    ['no writes that failed', [['DELETE', '/teams/team-1', { status: 500 }]], ['GET', '/teams/team-1'], []],
    ['no writes of another vendor', [['DELETE', '/teams/team-1', { vendor: 'b' }]], ['GET', '/teams/team-1'], []],
    ['no later writes', [], ['GET', '/teams/team-1'], []],
    [
      'updates and deletes of its record',
      [
        ['PATCH', '/teams/team-1'],
        ['DELETE', '/teams/team-1'],
      ],
      ['GET', '/teams/team-1'],
      [1, 2],
    ],
    ['deletes of what its record is part of', [['DELETE', '/teams/team-1']], ['GET', '/teams/team-1/members/x'], [1]],
    ['no writes to other records', [['DELETE', '/teams/team-2']], ['GET', '/teams/team-1'], []],
    [
      'the writes that its dependencies depend on',
      [
        ['POST', '/teams', creating('team-1')],
        ['POST', '/people', creating('person-1')],
        ['PUT', '/teams/team-1/members/person-1'],
      ],
      ['GET', '/teams/team-1/members/person-1'],
      [1, 2, 3],
    ],
    [
      'a write in whose body its record is',
      [['POST', '/assign', { sent: { team: 'team-1' }, received: { done: true } }]],
      ['GET', '/teams/team-1'],
      [1],
    ],
    [
      'the writer of an id that the client chose',
      [['POST', '/teams', choosing('team-1')]],
      ['GET', '/teams/team-1'],
      [1],
    ],
    [
      'a write that undid a dependency',
      [
        ['PUT', '/teams/team-1/members/person-1'],
        ['DELETE', '/teams/team-1'],
      ],
      ['GET', '/teams/team-2/members/person-1'],
      [1, 2],
    ],
    [
      'no record that an earlier read listed',
      [
        ['GET', '/teams', creating('team-1')],
        ['POST', '/x', creating('team-1')],
      ],
      ['GET', '/teams/team-1'],
      [],
    ],
    [
      'no write that shares only the id of a tenant',
      [['PATCH', '/tenant/teams/team-2']],
      ['GET', '/tenant/teams/team-1'],
      [],
    ],
  ])('contain %s', (_, journal, request, numbers) => {
    expect(findIn(exchanges(...journal), request).map(({ exchange }) => exchange.number)).toEqual(numbers)
  })

  it('contain earlier writes to the collection only if the request is in conflict', () => {
    const journal = exchanges(
      ['POST', '/teams', creating('team-1')],
      ['PATCH', '/teams/team-2'],
      ['DELETE', '/other/x'],
    )
    const numbersFor = (request: Sketch) => findIn(journal, request).map(({ exchange }) => exchange.number)
    expect(numbersFor(['POST', '/teams', { status: 400, problem: 'invalid' }])).toEqual([])
    expect(numbersFor(['POST', '/teams', { status: 409, problem: 'conflict' }])).toEqual([1, 2])
  })

  it('are no more than 51, however many requests the journal holds', () => {
    const updates = Array.from({ length: 1000 }, (): Sketch => ['PATCH', '/teams/team-1', creating('team-1')])
    expect(findIn(exchanges(...updates), ['GET', '/teams/team-1'])).toHaveLength(51)
  })
})

interface Details {
  readonly sent?: unknown
  readonly received?: unknown
  readonly status?: number
  readonly vendor?: string
  readonly problem?: 'conflict' | 'invalid'
}

type Sketch = readonly [method: string, path: string, details?: Details]

function creating(id: string): Details {
  return { sent: { name: 'A' }, received: { id } }
}

function choosing(id: string): Details {
  return { sent: { id }, received: { id } }
}

function findIn(journal: readonly Exchange[], request: Sketch) {
  return findDependencies(toExchange(request, journal.length), journal, {
    templateOf: ({ path }) =>
      TEMPLATES.find((template) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)),
    tenants: new Set(['tenant']),
  })
}

function exchanges(...sketches: Sketch[]): Exchange[] {
  return sketches.map(toExchange)
}

function toExchange([method, path, details = {}]: Sketch, i: number): Exchange {
  const { sent, received, status = 200, vendor = 'a', problem } = details
  return {
    number: i + 1,
    at: '2026-01-15T09:00:00.000Z',
    duration: 0,
    vendor,
    operation: `${method} ${path}`,
    method,
    path,
    query: '',
    request: { headers: [], body: JSON.stringify(sent) ?? '' },
    response: { status, headers: [], body: JSON.stringify(received) ?? '' },
    ...(problem && { problem: { kind: problem, message: '', findings: [] } }),
  }
}
