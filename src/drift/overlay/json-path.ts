import { tokensOf } from '../../engine/spec/json-pointer.ts'
import { isObject } from '../../world/is-object.ts'

/** Converts a JSON Pointer into a document to a JSONPath, as the targets of overlays are written. */
export function toJsonPath(document: object, pointer: string): string {
  let path = '$'
  let found: unknown = document
  for (const token of tokensOf(pointer)) {
    path += Array.isArray(found) ? `[${token}]` : step(token)
    found = Array.isArray(found) ? found[Number(token)] : isObject(found) ? found[token] : undefined
  }
  return path
}

/** Appends a property to a JSONPath. */
function step(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${quoted(name)}]`
}

/** Writes a name or a string as JSONPath does. */
export function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`
}
