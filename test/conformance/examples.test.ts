import { describe, expect, it } from 'vitest'
import { requestBodyOf } from '../../src/engine/spec/declaration.ts'
import { createEmulator, type ListeningEmulator } from '../../src/index.ts'
import { isObject } from '../../src/world/is-object.ts'
import { readSpecFile } from '../support/spec-file.ts'
import { vendorCases } from '../vendors/cases.ts'
import { operationsOf, type SpecOperation, type VendorCase, vendorHandle } from '../vendors/tour.ts'

const NOW = '2026-01-15T09:00:00Z'
const ORIGIN = 'http://127.0.0.1:4010'

/** A request that consists only of examples of a spec. */
interface Example {
  readonly title: string
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

describe.each(vendorCases.filter(({ name }) => name !== 'control'))('the examples of $name', (vendorCase) => {
  const operations = operationsOf(readSpecFile(vendorCase.name)).filter(({ object }) => {
    return !(object.operationId in (vendorCase.direct ?? {}))
  })
  const examples = operations.flatMap((operation) =>
    examplesOf(operation).map((example) => [example.title, operation, example] as const),
  )

  it.each(examples)('succeeds in a fresh default world: %s', async (_, { object }, example) => {
    const emulator = createEmulator({ clock: NOW })
    const { method, target, body } = example
    const headers = { ...(await headersFor(emulator, object.operationId, vendorCase)), ...example.headers }

    const response = await emulator.fetch(ORIGIN + target, { method, headers, body: body ?? null, redirect: 'manual' })

    const succeeded = Object.keys(object.responses).map(Number).includes(response.status) && response.status < 400
    expect(succeeded ? 'a declared success' : `${response.status} ${await response.text()}`).toBe('a declared success')
  })
})

/** Returns the example requests of an operation: each body, and each optional parameter added to the first of them. */
function examplesOf(operation: SpecOperation): Example[] {
  const { object, method, path, parameters } = operation
  const base = { method, target: withPath(path, operation) + queryOf(operation), headers: headersOf(operation) }
  const bodies = bodiesOf(operation).map(({ name, headers, body }) => {
    return { title: `${object.operationId} ${name}`.trim(), ...base, headers: { ...base.headers, ...headers }, body }
  })
  const [first = { title: object.operationId, ...base }] = bodies
  const optional = parameters.filter((one) => one.in === 'query' && !one.required && one.example !== undefined)
  const variations = optional.map(({ name, example }) => {
    const separator = first.target.includes('?') ? '&' : '?'
    const title = `${object.operationId} with ${name}`
    return { ...first, title, target: `${first.target}${separator}${toQuery(name, example)}` }
  })
  return [...(bodies.length === 0 ? [first] : bodies), ...variations]
}

function withPath(path: string, { parameters }: SpecOperation): string {
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    return encodeURIComponent(String(parameters.find((one) => one.in === 'path' && one.name === name)?.example))
  })
}

/** Returns the query of the required parameters. */
function queryOf({ parameters }: SpecOperation): string {
  const required = parameters.filter((one) => one.in === 'query' && one.required)
  return required.length === 0 ? '' : `?${required.map(({ name, example }) => toQuery(name, example)).join('&')}`
}

/** Returns the required header parameters. */
function headersOf({ parameters }: SpecOperation): Readonly<Record<string, string>> {
  const required = parameters.filter((one) => one.in === 'header' && one.required)
  return Object.fromEntries(required.map(({ name, example }) => [name, String(example)]))
}

function toQuery(name: string, example: unknown): string {
  const values = Array.isArray(example) ? example : [example]
  return values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`).join('&')
}

function bodiesOf({ document, object }: SpecOperation) {
  return Object.entries(requestBodyOf(document, object)?.content ?? {}).flatMap(
    ([mediaType, { example, examples }]) => {
      const named = Object.entries(examples ?? {}).map(([name, { value }]) => ({ name, value }))
      const all = example === undefined ? named : [{ name: '', value: example }]
      return all.map(({ name, value }) => ({
        name,
        headers: { 'content-type': mediaType },
        body: mediaType.endsWith('json') ? JSON.stringify(value) : formOf(value),
      }))
    },
  )
}

function formOf(value: unknown): string {
  const fields = Object.entries(isObject(value) ? value : {}).map(([name, field]) => [name, String(field)])
  return new URLSearchParams(fields).toString()
}

/** Returns the scenario's own credentials, or those that the vendor's case has for the operation. */
async function headersFor(emulator: ListeningEmulator, operation: string, vendorCase: VendorCase) {
  return vendorCase.otherCredentials?.[operation] ?? (await vendorHandle(emulator, vendorCase)).credentials.headers
}
