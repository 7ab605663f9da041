import { percentEncode } from '../../world/percent-encode.ts'
import type { CreateRole } from '../model/model.ts'
import type { Success } from './operation-facts.ts'
import { keyText, valueAtPlace } from './place.ts'
import { keyParts, partOf } from './record-key.ts'
import type { ResourceCall, StoredRecord } from './runtime.ts'

/**
 * Returns the `Location` header with the path of a new record, if the response declares the header or its body does not
 * contain the key, because a client could not find the record otherwise.
 */
export function locationOf(
  { target, role }: ResourceCall<CreateRole>,
  record: StoredRecord,
  { success: { headers }, body }: { readonly success: Success; readonly body: unknown },
): Readonly<Record<string, string>> {
  const { itemPath, key } = target.resource
  const name = [...headers.keys()].find((declared) => declared.toLowerCase() === 'location')
  const shown = valueAtPlace(body, [...(role.responsePlace ?? []), ...(key?.place ?? [])])
  const isShown = key?.place !== undefined && keyText(shown) === partOf(record, key)
  if (itemPath === undefined || (name === undefined && (isShown || key === undefined))) return {}
  const values = new Map(keyParts(target.resource).map((part) => [part.parameter, partOf(record, part)]))
  const path = itemPath.replace(/\{([^}]+)\}/g, (_, parameter: string) => percentEncode(values.get(parameter) ?? ''))
  return { [name ?? 'Location']: path }
}
