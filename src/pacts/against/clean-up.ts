import { objectOf, requestBodyOf } from '../../engine/spec/declaration.ts'
import type { Operation } from '../../engine/spec/spec.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { Model } from '../../specs/model/model.ts'
import { percentEncode } from '../../world/percent-encode.ts'
import type { ReceivedResponse } from '../extract.ts'
import { isObject, parseJson } from '../json.ts'
import { operationAt } from '../operation-at.ts'
import { flatten } from '../schema.ts'
import type { ConcreteRequest } from '../template.ts'
import type { PlannedRequest } from './plan.ts'

interface CleanUpOptions {
  readonly vendor: Vendor
  readonly model: Model
  readonly cleansUp: boolean
  /** sends a request with the usual credentials of its operation */
  readonly send: (request: PlannedRequest) => Promise<ReceivedResponse>
}

/** A request that undoes a change. */
interface Undo {
  readonly method: string
  readonly path: string
  readonly query?: string
  readonly body?: unknown
}

/** The changes that requests made to a service, with the requests that undo them. */
export class CleanUp {
  readonly #options: CleanUpOptions
  readonly #undos: Undo[] = []
  /** paths of the records that were created, which are deleted as a whole */
  readonly #created: string[] = []
  /** the values before an update, by path */
  #before: unknown

  constructor(options: CleanUpOptions) {
    this.#options = options
  }

  /** Reads the values that a request is going to change, unless the record was created before. */
  async before({ method, path }: ConcreteRequest, operation: Operation | undefined): Promise<void> {
    this.#before = undefined
    const { cleansUp, vendor } = this.#options
    if (!cleansUp || !/^(PUT|PATCH)$/.test(method) || !operation || this.#isBelowCreated(path)) return
    const read = operationAt(vendor, 'GET', path)
    if (read?.path === operation.path) this.#before = parseJson((await this.#send({ method: 'GET', path }, read)).text)
  }

  /** Notes how to undo a request that succeeded. */
  after(request: ConcreteRequest, operation: Operation | undefined, response: ReceivedResponse): void {
    if (!this.#options.cleansUp || !operation || response.status >= 400) return
    const created = this.#createdPath(request, operation, response)
    if (created !== undefined) {
      this.#created.push(created)
      this.#undos.push({ method: 'DELETE', path: created })
    } else if (isObject(this.#before)) {
      const body = this.#restored(request, operation, this.#before)
      this.#undos.push({ method: request.method, path: request.path, query: request.query, body })
    }
  }

  /** Undoes the changes, the last one first. Returns a message for each change that remains. */
  async run(): Promise<readonly string[]> {
    const failures: string[] = []
    for (const undo of this.#undos.splice(0).toReversed()) {
      const operation = operationAt(this.#options.vendor, undo.method, undo.path)
      const { status } = await this.#send(undo, operation)
      const isGone = undo.method === 'DELETE' && (status === 404 || status === 410)
      if (status >= 400 && !isGone) failures.push(`${undo.method} ${undo.path} was answered with ${status}`)
    }
    return failures
  }

  #isBelowCreated(path: string): boolean {
    return this.#created.some((created) => path === created || path.startsWith(`${created}/`))
  }

  /** Returns the path of the record that a request created, if the spec declares how to delete it. */
  #createdPath(request: ConcreteRequest, operation: Operation, response: ReceivedResponse): string | undefined {
    const { model, vendor } = this.#options
    const role = model.roles.get(operation.id)
    const resource = role?.kind === 'create' ? model.resources.get(role.resource) : undefined
    if (role?.kind !== 'create' || resource?.itemPath === undefined || this.#isBelowCreated(request.path))
      return undefined
    const place = [...(role.responsePlace ?? []), ...(resource.key?.place ?? [])]
    const key = place.reduce<unknown>((value, name) => {
      return isObject(value) || Array.isArray(value) ? Reflect.get(value, name) : undefined
    }, parseJson(response.text))
    const path = shapeOf(operation.path) === shapeOf(resource.itemPath) ? request.path : childOf(request.path, key)
    const remove = path === undefined ? undefined : operationAt(vendor, 'DELETE', path)
    return remove && shapeOf(remove.path) === shapeOf(resource.itemPath) ? path : undefined
  }

  /** Returns the body that restores the values before an update: those that the request may contain. */
  #restored({ method, body }: ConcreteRequest, operation: Operation, before: Readonly<Record<string, unknown>>) {
    const { document } = this.#options.vendor.spec
    const sent = parseJson(body ?? '')
    const names = isObject(sent) ? Object.keys(sent) : []
    if (method === 'PUT') {
      const content = Object.entries(requestBodyOf(document, objectOf(document, operation))?.content ?? {})
      const schema = content.find(([mediaType]) => mediaType.endsWith('json'))?.[1].schema
      names.push(...Object.keys(flatten(document, schema, before).properties))
    }
    const known = [...new Set(names)].filter((name) => Object.hasOwn(before, name))
    return Object.fromEntries(known.map((name) => [name, before[name]]))
  }

  #send({ method, path, query = '', body }: Undo, operation: Operation | undefined): Promise<ReceivedResponse> {
    const contentType = 'application/json'
    const template = {
      method,
      path,
      query: [...new URLSearchParams(query)],
      headers: body === undefined ? [] : [['Content-Type', contentType] as const],
      ...(body !== undefined && { body: { contentType, content: body, isJson: true } }),
    }
    return this.#options.send({ template, operation, gives: {}, isState: true, status: undefined })
  }
}

function shapeOf(path: string): string {
  return path.replace(/\{[^{}]+\}/g, '{}')
}

function childOf(path: string, key: unknown): string | undefined {
  return typeof key === 'string' && key !== '' ? `${path}/${percentEncode(key)}` : undefined
}
