import { describe, expect, it } from 'vitest'
import { createLedger } from '../../../src/reports/fidelity.ts'
import { loadSpec } from '../../../src/specs/load-spec.ts'

const RESPONSES = { 200: { description: 'All cups.' } }

describe('the provenance of a document', () => {
  it('applies to each operation and rule without its own', async () => {
    const rules = [
      { rule: 'Cups are sorted by size.', test: 'sorts cups by size' },
      { rule: 'Lost cups are left out.', provenance: 'assumed', test: 'leaves out lost cups' },
    ]
    const document = {
      openapi: '3.1.0',
      info: { title: 'Cups', version: '1' },
      'x-provenance': 'documented',
      paths: {
        '/cups': { get: { operationId: 'listCups', 'x-behaviour': rules, responses: RESPONSES } },
        '/lost': { get: { operationId: 'listLost', 'x-provenance': 'observed', responses: RESPONSES } },
      },
    }
    const vendor = await loadSpec('/cups.json', { name: 'cups', read: async () => JSON.stringify(document) })
    const { operations } = createLedger(vendor)
    expect(operations.map(({ operation, provenance }) => [operation, provenance])).toEqual([
      ['listCups', 'documented'],
      ['listLost', 'observed'],
    ])
    expect(operations[0]?.rules.slice(0, 2)).toMatchObject([
      { rule: 'Cups are sorted by size.', provenance: 'documented' },
      { rule: 'Lost cups are left out.', provenance: 'assumed' },
    ])
  })
})
