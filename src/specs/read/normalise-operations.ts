import { METHODS } from '../../engine/spec/document.ts'
import { isJson, type Json, objectAt, printable } from './json.ts'
import { parametersOf } from './normalise-parameters.ts'
import { type Draft, warnOfBrokenReference } from './normalise-schemas.ts'
import { normaliseSecurity } from './normalise-security.ts'
import { OperationIds } from './operation-ids.ts'
import { templateNames } from './path-template.ts'
import { referenceOf } from './references.ts'

/** An operation in the document, with its method and path. */
interface Found {
  readonly method: string
  readonly path: string
  readonly item: Json
  readonly operation: Json
}

/**
 * Gives all operations what the engine relies on, in place: a unique id, all parameters, responses, and security
 * schemes that exist.
 * @param mount prefix of all paths, which is left out of generated ids
 * @returns the number of operations
 */
export function normaliseOperations(draft: Draft, mount: string): number {
  const found = operationsOf(draft.document)
  const ids = new OperationIds(
    found.map(({ operation }) => operation['operationId']),
    draft.warnings,
  )
  for (const { method, path, item, operation } of found) {
    const own = path.slice(mount.length)
    const place = `${method.toUpperCase()} ${printable(own)}`
    const lists = { place, names: templateNames(own), shared: item['parameters'], own: operation['parameters'] }
    operation['operationId'] = ids.idFor(method, own, operation['operationId'])
    operation['parameters'] = parametersOf(draft, lists)
    normaliseBody(draft, operation, place)
    operation['responses'] = responsesOf(draft, operation['responses'], place)
    normaliseSecurity(draft, operation, place)
    normaliseTexts(operation)
    // What the document declares is what the vendor's reference says.
    if (draft.document['x-provenance'] === undefined) operation['x-provenance'] ??= 'reference'
  }
  for (const { item } of found) delete item['parameters']
  return found.length
}

function operationsOf(document: Json): Found[] {
  return Object.entries(objectAt(document, 'paths')).flatMap(([path, item]) => {
    if (!isJson(item)) return []
    return METHODS.flatMap((method) => {
      const operation = item[method]
      return isJson(operation) ? [{ method, path, item, operation }] : []
    })
  })
}

function normaliseTexts(operation: Json): void {
  if (typeof operation['description'] !== 'string') delete operation['description']
  if (typeof operation['summary'] !== 'string') operation['summary'] = String(operation['operationId'])
}

function normaliseBody(draft: Draft, operation: Json, place: string): void {
  const body = operation['requestBody']
  if (body === undefined) return
  const reference = isJson(body) ? referenceOf(body) : undefined
  const target = reference === undefined ? body : draft.references.target(reference, 'requestBody')
  if (isJson(target)) repairContent(target)
  else {
    delete operation['requestBody']
    if (reference !== undefined) warnOfBrokenReference(draft, { kind: 'requestBody', reference, place })
  }
  if (isJson(target) && !isJson(target['content'])) target['content'] = {}
}

/** Normalises responses in place: building a new object with statuses as names is expensive. */
function responsesOf(draft: Draft, declared: unknown, place: string): Json {
  const responses = isJson(declared) ? declared : {}
  for (const key of Object.keys(responses)) {
    const response = responses[key]
    const status = /^[1-5]xx$/i.test(key) ? key.toUpperCase() : key
    const isStatus = /^([1-5]\d\d|[1-5]XX|default)$/.test(status)
    const normalised = isStatus ? responseOf(draft, response, () => `${place} ${status}`) : undefined
    if (status !== key || !isStatus) delete responses[key]
    if (normalised !== undefined && normalised !== response) responses[status] = normalised
    if (isStatus || key.startsWith('x-')) continue
    const text = `${place} has a response "${printable(key)}", which is not a status; it is ignored.`
    draft.warnings.add('statuses are invalid', text)
  }
  if (Object.keys(responses).length > 0) return responses
  draft.warnings.add('operations have no response', `${place} declares no response; it answers 200 without a body.`)
  return { 200: { description: '' } }
}

function responseOf(draft: Draft, response: unknown, place: () => string): Json {
  const reference = isJson(response) ? referenceOf(response) : undefined
  const target = reference === undefined ? response : draft.references.target(reference, 'response')
  if (reference !== undefined && target === undefined) {
    warnOfBrokenReference(draft, { kind: 'response', reference, place: place() })
  }
  if (!isJson(target)) return { description: '' }
  if (typeof target['description'] !== 'string') target['description'] = ''
  if (target['headers'] !== undefined && !isJson(target['headers'])) delete target['headers']
  repairContent(target)
  return isJson(response) ? response : target
}

/** Removes what cannot be a body of a media type. */
function repairContent(holder: Json): void {
  const { content } = holder
  if (content === undefined) return
  if (!isJson(content)) delete holder['content']
  else {
    for (const [type, body] of Object.entries(content)) {
      if (!isJson(body)) content[type] = {}
      else if (body['schema'] !== undefined && !isJson(body['schema']) && typeof body['schema'] !== 'boolean')
        delete body['schema']
    }
  }
}
