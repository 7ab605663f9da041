import { isObject } from '../../world/is-object.ts'
import type { StatelessRole } from '../model/model.ts'
import { successOf } from './operation-facts.ts'
import { respond } from './respond.ts'
import type { RoleCall } from './runtime.ts'

/** Responds with values of the response's schema. Sent values return where their names match. */
export function answerStateless(call: RoleCall<StatelessRole>): unknown {
  const { operation, request } = call
  const partial = { ...request.path, ...(isObject(request.body) && request.body) }
  const success = successOf(operation, operation.method === 'post' ? [200, 201, 202, 204] : [200, 204])
  const isList = Array.isArray(request.body)
  return respond(call, {
    success,
    partial: Object.keys(partial).length === 0 || isList ? undefined : partial,
    seed: JSON.stringify([request.path, request.query]),
  })
}
