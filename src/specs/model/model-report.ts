import type { Document } from '../../engine/spec/document.ts'
import { METHODS } from '../../engine/spec/document.ts'
import type { Model, Role } from './model.ts'

/** Role of an operation in the emulator, with the reason. */
export interface OperationReport {
  readonly id: string
  readonly method: string
  readonly path: string
  /** `unclear`: stateless although the operation looks as if it should have state */
  readonly state: 'stateful' | 'stateless' | 'unclear'
  /** role and resource of a stateful operation, such as `create` and `boards` */
  readonly role: Role['kind']
  readonly resource: string | undefined
  /** reason in sentences: why it has no state, or what is uncertain about its role */
  readonly reason: string
}

/** Summary of the facts that were inferred from a document. */
export interface ModelReport {
  readonly operations: readonly OperationReport[]
  /** numbers of operations */
  readonly counts: { readonly stateful: number; readonly stateless: number; readonly unclear: number }
  /** doubts by the name of the resource that they are about */
  readonly doubts: ReadonlyMap<string, readonly string[]>
}

/** Returns which operations of a document are stateful, stateless or unclear, and why. */
export function modelReport(document: Document, model: Model): ModelReport {
  const operations = [...operationsIn(document)].flatMap(({ id, method, path }) => {
    const role = model.roles.get(id)
    return role === undefined ? [] : [{ id, method, path, ...describe(role) }]
  })
  const count = (state: OperationReport['state']) => operations.filter((one) => one.state === state).length
  return {
    operations,
    counts: { stateful: count('stateful'), stateless: count('stateless'), unclear: count('unclear') },
    doubts: new Map([...model.resources].map(([name, { doubts }]) => [name, doubts] as const).filter(hasDoubts)),
  }
}

function hasDoubts([, doubts]: readonly [string, readonly string[]]): boolean {
  return doubts.length > 0
}

/** Returns the operations of a document in its order. */
function* operationsIn(document: Document): Generator<{ id: string; method: string; path: string }> {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method]
      if (operation !== undefined) yield { id: operation.operationId, method, path }
    }
  }
}

function describe(role: Role): Pick<OperationReport, 'state' | 'role' | 'resource' | 'reason'> {
  if (role.kind !== 'stateless') {
    return { state: 'stateful', role: role.kind, resource: role.resource, reason: role.doubts.join(' ') }
  }
  const state = role.unclear ? 'unclear' : 'stateless'
  return { state, role: role.kind, resource: undefined, reason: role.reason }
}
