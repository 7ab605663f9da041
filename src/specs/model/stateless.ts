import { isListOf } from './list-place.ts'
import type { StatelessRole } from './model.ts'
import type { Operation } from './operations.ts'
import { nounOf } from './path-shape.ts'

/** Returns the role of an operation that belongs to no resource, with the reason. */
export function statelessRole(operation: Operation): StatelessRole {
  const [reason, unclear] = reasonOf(operation)
  return { kind: 'stateless', reason, unclear }
}

function reasonOf(operation: Operation): [reason: string, unclear: boolean] {
  const { method, segments, response } = operation
  if (response?.isFile === true) return ['The response is a file, not JSON.', false]
  if (method === 'head') return ['It only reports headers.', false]
  if (method === 'get') return readReason(operation)
  const isItem = segments.at(-1)?.parameter !== undefined
  if (isItem) return ['No other operation shows the record that it changes.', true]
  if (method === 'post')
    return ['It is an action or a create whose result no operation shows.', response?.status === '201']
  return ['It changes something that no operation shows.', method !== 'put']
}

function readReason({ segments, response }: Operation): [reason: string, unclear: boolean] {
  if (isListOf(response?.schema, nounOf(segments)))
    return ['No operation creates or addresses the records that it lists.', false]
  return ['No operation changes what it returns.', false]
}
