import type { AnyHandler, AnyRequest } from '../../engine/vendor/vendor.ts'
import type { Role } from '../model/model.ts'
import { actOnRecord } from './act-on-record.ts'
import { answerStateless } from './answer-stateless.ts'
import { createRecord } from './create-record.ts'
import { deleteRecord } from './delete-record.ts'
import { listRecords } from './list-records.ts'
import type { OperationFacts } from './operation-facts.ts'
import { readRecord } from './read-record.ts'
import type { Runtime } from './runtime.ts'
import { updateRecord } from './update-record.ts'

/** Role of an operation that a model does not mention. */
const UNKNOWN: Role = { kind: 'stateless', reason: 'The model has no role for the operation.', unclear: true }

/** Returns the handlers of all operations of a document, by operationId. */
export function createHandlers(runtime: Runtime): Record<string, AnyHandler> {
  const { operations, model } = runtime
  const entries = [...operations.keys()].map((id): [string, AnyHandler] => {
    return [
      id,
      (request) => {
        const operation = operations.get(id)
        // The name is a key of the map.
        if (operation === undefined) throw new TypeError(`The document has no operation "${id}"`)
        return carryOut({ runtime, operation, role: model.roles.get(id) ?? UNKNOWN, request })
      },
    ]
  })
  return Object.fromEntries(entries)
}

interface AnyCall {
  readonly runtime: Runtime
  readonly operation: OperationFacts
  readonly role: Role
  readonly request: AnyRequest
}

/** Carries out an operation as its role says. */
function carryOut({ role, ...call }: AnyCall): unknown {
  if (role.kind === 'stateless') return answerStateless({ ...call, role })
  const target = call.runtime.resources.get(role.resource)
  const records = call.request.world[role.resource]
  if (!target || !records) return answerStateless({ ...call, role: { kind: 'stateless', reason: '', unclear: true } })
  switch (role.kind) {
    case 'create':
      return createRecord({ ...call, role, target, records })
    case 'list':
      return listRecords({ ...call, role, target, records })
    case 'read':
      return readRecord({ ...call, role, target, records })
    case 'update':
      return updateRecord({ ...call, role, target, records })
    case 'delete':
      return deleteRecord({ ...call, role, target, records })
    default:
      return actOnRecord({ ...call, role, target, records })
  }
}
