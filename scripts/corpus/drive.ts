import { type Answer, reportsMissing } from './answers.ts'
import { changeBody, takesOperations } from './changes.ts'
import type { Client } from './client.ts'
import { compare, recordSchema } from './echo.ts'
import { at, fold, objectOf } from './json.ts'
import { findRecord, naiveKey, naiveNames } from './pairs.ts'
import { type Created, filtersOf, type Requests } from './requests.ts'
import { type ParameterValues, parametersIn, type Step, type Target } from './target.ts'

/** Result of one step: passed or not; undefined if the resource has no such operation. */
export type Result = boolean | undefined

/** Results of driving one resource. */
export interface Outcome {
  readonly name: string
  /** true if a valid body for a create could be made */
  readonly sampled: boolean
  readonly created: boolean
  readonly echoed: boolean
  /** true if at least one sent scalar had to come back */
  readonly proved: boolean
  readonly listed: Result
  readonly updated: Result
  readonly updateProved: boolean
  /** true if a read found the record before the delete, and none after it */
  readonly gone: Result
  readonly full: boolean
  /** key that the response to the create reports */
  readonly key: string | undefined
  readonly parameter: string
  readonly keyPlace: string | undefined
  /** names of the properties that the read declares for a record */
  readonly declared: readonly string[]
  /** key that the simple rule of the pairs finds in the same response */
  readonly naive: string | undefined
  readonly failures: readonly Failure[]
}

/** A step that failed. */
export interface Failure {
  readonly step: 'model' | 'create' | 'key' | 'echo' | 'list' | 'update' | 'delete' | 'gone'
  readonly why: string
  readonly operation: string
  readonly target: string
  readonly sent: unknown
  readonly status: number
  readonly text: string
}

/** Results of a resource of which no record could be read. */
const NO_RESULTS = {
  echoed: false,
  listed: undefined,
  updated: undefined,
  gone: undefined,
  full: false,
  key: undefined,
} as const

/** Tools for driving the resources of one document. */
export interface Drive {
  readonly client: Client
  readonly requests: Requests
}

/** Creates, reads, lists, updates and deletes a record of a resource that has at least a create and a read. */
export async function driveTarget(target: Target, { client, requests }: Drive): Promise<Outcome> {
  const failures: Failure[] = []
  const fail = (step: Failure['step'], why: string, operation: string, answer?: Answer, sent?: unknown) => {
    const { target: path = '', status = 0, text = '' } = answer ?? {}
    failures.push({ step, why, operation, target: path, sent, status, text: text.slice(0, 600) })
    return false
  }
  const parents = await requests.parentsOf(target)
  const created = await createOne(target, parents, { client, requests })
  const name = target.create?.operation.name ?? ''
  const { parameter } = target.key
  const naive = created && findRecord(created.answer.body, naiveNames(parameter))
  const base = {
    name: target.name,
    parameter,
    keyPlace: target.keyPlace,
    declared: declaredNames(target, client),
    naive: naive && naiveKey(naive.record, naiveNames(parameter)),
    sampled: created !== undefined,
    proved: false,
    updateProved: false,
  }
  if (created === undefined) {
    fail('create', 'no valid body could be made', name)
    return { ...base, ...NO_RESULTS, created: false, failures }
  }
  if (!created.answer.ok) {
    fail('create', `status ${created.answer.status}`, name, created.answer, created.sent)
    return { ...base, ...NO_RESULTS, created: false, failures }
  }
  const { identity } = created
  if (identity === undefined) {
    fail('key', 'the response does not report the key', name, created.answer, created.sent)
    return { ...base, ...NO_RESULTS, created: true, failures }
  }
  const echo = await readBack(target, created, identity, { client, requests })
  if (echo.lost !== '') fail('echo', echo.lost, target.read?.operation.name ?? '', echo.answer, created.sent)
  const listed = target.list && (await isListed(target, target.list, identity))
  const update = target.update && (await updateOne(target, target.update, identity))
  const gone = target.remove && (await removeOne(target, target.remove, identity))
  return {
    ...base,
    created: true,
    echoed: echo.lost === '',
    proved: echo.expected > 0,
    listed,
    updated: update?.seen,
    updateProved: update?.proved ?? false,
    gone,
    key: identity[target.key.parameter],
    full: echo.lost === '' && listed !== false && update?.seen !== false && gone !== false,
    failures,
  }

  async function isListed(target: Target, step: Step, values: ParameterValues): Promise<boolean> {
    const query = filtersOf(step, [echo.record, created?.sent])
    const answer = await requests.send(target, step, values, { query })
    if (!answer.ok) return fail('list', `status ${answer.status}`, step.operation.name, answer)
    const items = target.itemsOf(step, answer)
    if (items === undefined) return fail('list', 'the response has no list', step.operation.name, answer)
    const key = values[target.key.parameter]
    if (items.some((item) => target.keyOf(item) === key || item === key)) return true
    return fail('list', `the list does not contain ${key}`, step.operation.name, answer)
  }

  async function updateOne(target: Target, step: Step, values: ParameterValues) {
    const body = client.bodyOf(step.operation)
    const schema = recordSchema(client.api.document, readOf(target).operation, echo.place)
    const current = echo.record
    const keep = keptNames(target)
    const changed = changeBody(client, step.operation, { body, place: step.requestPlace, keep }, { ...schema, current })
    // A sampled operation has a place that the record lacks.
    const unchanged = takesOperations(client, step.operation) ? [] : body
    const sent = changed?.body ?? unchanged ?? undefined
    const answer = await requests.send(target, step, values, { body: sent })
    const { name } = step.operation
    if (!answer.ok) return { seen: fail('update', `status ${answer.status}`, name, answer, sent), proved: false }
    const read = await requests.send(target, readOf(target), values)
    const found = read.ok ? target.recordOf(readOf(target), read) : undefined
    if (found === undefined) return { seen: fail('update', 'read fails after it', name, read, sent), proved: false }
    if (changed === undefined) return { seen: true, proved: false }
    const { place, value } = changed
    const { lost } = compare({ [place[0] ?? '']: value }, found, schema)
    return { seen: lost.length === 0 || fail('update', lost.join('; '), name, read, sent), proved: true }
  }

  async function removeOne(target: Target, step: Step, values: ParameterValues): Promise<boolean> {
    const answer = await requests.send(target, step, values)
    if (!answer.ok) return fail('delete', `status ${answer.status}`, step.operation.name, answer)
    if (!echo.answer.ok) return false
    const read = await requests.send(target, readOf(target), values)
    return reportsMissing(read) || fail('gone', `read answers ${read.status}`, step.operation.name, read)
  }
}

/** Returns the outcome of a resource that the product's model does not have. */
export function missedOutcome({ name, key, create }: Target): Outcome {
  const why = 'the model has no resource with a create and a read'
  const operation = create?.operation.name ?? ''
  return {
    name,
    parameter: key.parameter,
    keyPlace: undefined,
    declared: [],
    naive: undefined,
    sampled: true,
    proved: false,
    updateProved: false,
    created: false,
    ...NO_RESULTS,
    failures: [{ step: 'model', why, operation, target: '', sent: undefined, status: 0, text: '' }],
  }
}

function readOf({ read, name }: Target): Step {
  if (read === undefined) throw new Error(`${name} has no operation that reads a record`)
  return read
}

/** Creates a record from a minimal body, with one more scalar if no required one has to come back. */
async function createOne(target: Target, parents: ParameterValues, { client, requests }: Drive) {
  const { create } = target
  const body = create && client.bodyOf(create.operation)
  if (body === null) return undefined
  if (create === undefined || body === undefined) return requests.create(target, parents)
  const schema = recordSchema(client.api.document, readOf(target).operation, readOf(target).responsePlace)
  const changed = changeBody(
    client,
    create.operation,
    { body, place: create.requestPlace, keep: keptNames(target) },
    { ...schema, current: {} },
  )
  return requests.create(target, parents, changed?.body ?? body)
}

function declaredNames({ read }: Target, { api }: Client): readonly string[] {
  if (read === undefined) return []
  const { schemas } = recordSchema(api.document, read.operation, read.responsePlace)
  return [...new Set(schemas.flatMap((schema) => Object.keys(objectOf(schema['properties']))))]
}

/** Returns the folded names of the properties that identify a record, which a change must not touch. */
function keptNames({ key, keyPlace, itemPath }: Target): readonly string[] {
  const place = keyPlace?.split('.').at(-1)
  return [key.parameter, ...parametersIn(itemPath ?? ''), ...(place === undefined ? [] : [place])].map(fold)
}

/** Reads a new record and compares it with what was sent. */
async function readBack(target: Target, { sent }: Created, identity: ParameterValues, { client, requests }: Drive) {
  const step = readOf(target)
  const answer = await requests.send(target, step, identity)
  const nothing = { answer, expected: 0, record: undefined, place: [] }
  if (!answer.ok) return { ...nothing, lost: `read answers ${answer.status}` }
  const found = target.recordOf(step, answer)
  if (found === undefined) return { ...nothing, lost: 'the response has no record' }
  const key = target.keyOf(found.record)
  const { parameter } = target.key
  const schema = recordSchema(client.api.document, step.operation, found.place)
  const echo = compare(at(sent, target.create?.requestPlace ?? []), found, schema)
  const other = key !== undefined && key !== identity[parameter] ? [`key ${identity[parameter]} is ${key}`] : []
  return { answer, ...found, expected: echo.expected, lost: [...other, ...echo.lost].join('; ') }
}
