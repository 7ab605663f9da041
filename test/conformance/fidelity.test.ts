import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { createLedger } from '../../src/reports/fidelity.ts'
import { vendors } from '../../src/vendors/index.ts'
import { readSpecFile } from '../support/spec-file.ts'
import { operationsOf } from '../vendors/tour.ts'

const TESTS = join(import.meta.dirname, '..')

/**
 * The numbers of the known facts about each vendor, and of the corrections that an audit of public sources found. Each
 * needs a rule or an `x-omitted` entry.
 */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  genesys: [
    ...numbered('1.8', 14),
    ...numbered('1.9', 15),
    ...named('1.2 1.3 1.4 1.5 1.6 1.7 6.1'),
    ...numbered('C', 27, '-'),
  ],
  kore: [...numbered('2.6', 16), ...numbered('2.7', 14), '2.2', '2.3', '2.4', '2.5', ...numbered('K', 14, '-')],
  bird: [
    ...numbered('4.7', 15),
    ...numbered('4.8', 19),
    ...named('4.2 4.3 4.4 4.5 4.6 4.8'),
    ...named('F20 F21 F22 F23 O24 F25 F26 F27 F28 F29 F30 F31 F32 O33 F34 O35 O36 O37 F38 O39 O40 O41'),
  ],
  singularity: [...numbered('3.4', 19), ...numbered('3.5', 17), '3.2', '3.3', '3.6', '5', ...numbered('1', 18)],
}

describe('the rules of the control API', () => {
  it('marks nothing as assumed: the document defines the API', async () => {
    const served = await (await createEmulator().fetch('/_control/openapi.json')).text()
    expect(JSON.parse(served)).toMatchObject({ 'x-provenance': 'reference' })
    expect(served).not.toContain('assumed')
    expect(await (await createEmulator().fetch('/_control/vendors/genesys/openapi.json')).text()).toContain(
      '*(assumed)*',
    )
  })

  it('names an existing test for every rule of the control API', () => {
    const titles = testTitles()
    const rules = operationsOf(readSpecFile('control')).flatMap(({ object }) => object['x-behaviour'] ?? [])
    expect(rules.length).toBeGreaterThan(0)
    expect(rules.map(({ test }) => test).filter((title = '') => !titles.has(title))).toEqual([])
  })
})

describe.each(Object.values(vendors))('the fidelity ledger of $name', (vendor) => {
  const document = readSpecFile(vendor.name)
  const rules = operationsOf(document).flatMap(({ object }) => object['x-behaviour'] ?? [])
  const titles = testTitles()

  it('names an existing test for every rule of the vendor', () => {
    expect(rules.map(({ test }) => test).filter((title = '') => !titles.has(title))).toEqual([])
  })

  it('covers every known fact with a rule or an omission', () => {
    const covered = [...rules.map(({ fact }) => fact), ...(document['x-omitted'] ?? []).map(({ fact }) => fact)]
    const facts = FACTS[vendor.name] ?? []
    expect(facts.length).toBeGreaterThan(0)
    const isCovered = (fact: string) => covered.some((other) => other === fact || other?.startsWith(`${fact} `))
    expect(facts.filter((fact) => !isCovered(fact))).toEqual([])
  })

  it('names a known publication as the source of every operation and rule that is not assumed', () => {
    const sources = Object.keys(document['x-sources'] ?? {})
    const statements = operationsOf(document).flatMap(({ object }) => [
      { of: object.operationId, provenance: object['x-provenance'], source: object['x-source'] },
      ...(object['x-behaviour'] ?? []).map(({ rule, provenance, source }) => ({ of: rule, provenance, source })),
    ])
    const unsourced = statements.filter(({ provenance, source = '' }) => {
      return provenance === 'assumed'
        ? source !== '' && !startsWithOneOf(sources, source)
        : !startsWithOneOf(sources, source)
    })
    expect(unsourced).toEqual([])
  })

  it('assumes less than 40 % of the rules', () => {
    const { assumed, total } = createLedger(vendor).counts.rules
    expect(assumed / total).toBeLessThan(0.4)
  })

  it('describes every operation and links to a page of the vendor', () => {
    const incomplete = operationsOf(document).filter(({ object }) => !object.description || !object.externalDocs)
    expect(incomplete.map(({ object }) => object.operationId)).toEqual([])
  })

  it('counts the operations and rules of the spec', () => {
    const { counts, operations } = createLedger(vendor)
    expect(counts.operations.total).toBe(operationsOf(document).length)
    expect(counts.rules.total).toBe(rules.length)
    for (const { reference, documented, observed, assumed, total } of [counts.operations, counts.rules]) {
      expect(reference + documented + observed + assumed).toBe(total)
    }
    expect(operations.map(({ operation }) => operation)).toEqual(
      operationsOf(document).map(({ object }) => object.operationId),
    )
  })
})

function named(facts: string): string[] {
  return facts.split(' ')
}

/** Returns whether a source starts with the name of a publication, followed by a place in it or by nothing. */
function startsWithOneOf(names: readonly string[], source: string): boolean {
  return names.some((name) => source === name || source.startsWith(`${name} `) || source.startsWith(`${name}:`))
}

function numbered(section: string, rows: number, separator = '.'): string[] {
  return Array.from({ length: rows }, (_, i) => `${section}${separator}${i + 1}`)
}

function testTitles(): Set<string> {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(test|case)\.ts$/.test(file),
  )
  const titles = files.flatMap((file) => {
    const source = readFileSync(join(TESTS, file), 'utf8')
    return [...source.matchAll(/\b(?:it|test)(?:\.each\([^)]*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs)].map(
      ([, , title = '']) => title.replaceAll("\\'", "'"),
    )
  })
  return new Set(titles)
}
