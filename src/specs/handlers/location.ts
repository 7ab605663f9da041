import { percentEncode } from '../../world/percent-encode.ts'
import type { CreateRole } from '../model/model.ts'
import type { Success } from './operation-facts.ts'
import { keyParts, partOf } from './record-key.ts'
import type { ResourceCall, StoredRecord } from './runtime.ts'

/** Returns the `Location` header with the path of a record, if the response declares one. */
export function locationOf(
  { target }: ResourceCall<CreateRole>,
  record: StoredRecord,
  { headers }: Success,
): Readonly<Record<string, string>> | undefined {
  const name = [...headers.keys()].find((declared) => declared.toLowerCase() === 'location')
  const { itemPath } = target.resource
  if (name === undefined || itemPath === undefined) return undefined
  const values = new Map(keyParts(target.resource).map((part) => [part.parameter, partOf(record, part)]))
  return {
    [name]: itemPath.replace(/\{([^}]+)\}/g, (_, parameter: string) => percentEncode(values.get(parameter) ?? '')),
  }
}
