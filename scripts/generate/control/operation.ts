import { isJson, type Json, member, operationsOf, resolved } from '../../../src/engine/closed/schema.ts'

/** An operation of the control API, with its references resolved. */
export interface ControlOperation {
  readonly id: string
  /** in upper case */
  readonly method: string
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description: string
  readonly rules: readonly string[]
  readonly parameters: readonly Json[]
  readonly body: Media | undefined
  readonly success: Success
  /** statuses of the declared errors */
  readonly errors: readonly string[]
  /** the operation's `x-curl`, or an empty object */
  readonly curl: Json
}

/** A body in one media type. */
export interface Media {
  readonly type: string
  readonly schema: Json
  readonly example: unknown
}

interface Success {
  readonly status: string
  readonly description: string
  readonly body: Media | undefined
}

/** Returns the operations of the control API's spec, in the order of the spec. */
export function controlOperations(document: Json): ControlOperation[] {
  return Object.entries(member(document, 'paths')).flatMap(([path, item]) => {
    const operations = operationsOf({ paths: { [path]: item }, components: document['components'] })
    return operations.map(({ id, object, parameters }): ControlOperation => {
      const method = Object.entries(isJson(item) ? item : {}).find(([, one]) => one === object)?.[0] ?? ''
      const [tag] = Array.isArray(object['tags']) ? object['tags'] : []
      const statuses = Object.keys(member(object, 'responses'))
      return {
        id,
        method: method.toUpperCase(),
        path,
        tag: String(tag),
        summary: String(object['summary']),
        description: typeof object['description'] === 'string' ? object['description'].trim() : '',
        rules: rulesOf(object),
        parameters,
        body: isJson(object['requestBody']) ? mediaOf(document, object['requestBody']) : undefined,
        success: successOf(document, object),
        errors: statuses.filter((status) => Number(status) >= 400),
        curl: member(object, 'x-curl'),
      }
    })
  })
}

function rulesOf(object: Json): string[] {
  const rules = Array.isArray(object['x-behaviour']) ? object['x-behaviour'] : []
  return rules.map((rule) => (isJson(rule) ? String(rule['rule']).trim() : ''))
}

function successOf(document: Json, object: Json): Success {
  const responses = Object.entries(member(object, 'responses'))
  const [status, declared] = responses.find(([one]) => Number(one) < 400) ?? []
  if (status === undefined) throw new Error(`${String(object['operationId'])} declares no success`)
  const response = resolved(document, declared)
  return { status, description: String(response['description']).trim(), body: mediaOf(document, response) }
}

function mediaOf(document: Json, of: Json): Media | undefined {
  const [type, media] = Object.entries(member(resolved(document, of), 'content'))[0] ?? []
  if (type === undefined || !isJson(media)) return undefined
  return { type, schema: member(media, 'schema'), example: media['example'] }
}
