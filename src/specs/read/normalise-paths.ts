import { METHODS } from '../../engine/spec/document.ts'
import { tokensOf, valueAt } from '../../engine/spec/json-pointer.ts'
import { isJson, type Json, objectAt, printable } from './json.ts'
import { decoded } from './location.ts'
import type { Draft } from './normalise-schemas.ts'
import { percentEncoded, signatureOf, templateNames, templateProblem } from './path-template.ts'
import { referenceOf } from './references.ts'

/** Methods of OpenAPI that are not served. */
const OTHER_METHODS = ['options', 'head', 'trace'].filter((method) => !METHODS.some((served) => served === method))

/**
 * Gives all paths a form that can be served, in place: with a leading slash, without query and fragment, with path
 * items instead of references, and with one path for each template.
 * @param mount prefix of all paths; empty or with a leading slash
 */
export function normalisePaths(draft: Draft, mount: string): void {
  const written = objectAt(draft.document, 'paths')
  const bySignature = new Map<string, { readonly path: string; readonly item: Json }>()
  for (const name of Object.keys(written)) {
    const item = name.startsWith('x-') ? undefined : pathItem(draft, name, written[name])
    const path = item && pathOf(draft, name)
    if (!item || path === undefined) continue
    removeOtherMethods(draft, name, item)
    const known = bySignature.get(signatureOf(path))
    if (known) mergeInto(draft, known, { path, item, name })
    else bySignature.set(signatureOf(path), { path, item })
  }
  draft.document['paths'] = Object.fromEntries([...bySignature.values()].map(({ path, item }) => [mount + path, item]))
}

/** Returns the path item itself, or a copy of the one that it refers to. */
function pathItem(draft: Draft, name: string, value: unknown): Json | undefined {
  let item = value
  const seen = new Set<unknown>()
  while (isJson(item) && referenceOf(item) !== undefined && !seen.has(item)) {
    seen.add(item)
    const { $ref, ...rest } = item
    const pointer = String($ref).replace(/^#/, '')
    const target = valueAt(draft.document, pointer) ?? valueAt(draft.document, decoded(pointer))
    // A copy, because the operations of two paths get different ids.
    item = isJson(target) && tokensOf(pointer).length > 0 ? { ...structuredClone(target), ...rest } : undefined
  }
  if (isJson(item) && referenceOf(item) === undefined) return item
  draft.warnings.add('paths cannot be read', `The path ${printable(name)} is not an object; it is not served.`)
  return undefined
}

/** Returns the path to serve; undefined if the path as written is invalid. */
function pathOf({ warnings }: Draft, name: string): string | undefined {
  const cut = name.trim().replace(/[?#].*$/s, '')
  if (cut !== name.trim()) {
    const text = `The path ${printable(name)} is served without its query and fragment, as ${printable(cut) || '/'}.`
    warnings.add('paths have a query or fragment', text)
  }
  const path = cut.startsWith('/') ? cut : `/${cut}`
  if (path !== cut && cut !== '') {
    warnings.add('paths start without a slash', `The path ${printable(name)} does not start with "/"; it is added.`)
  }
  const problem = templateProblem(path)
  if (problem === undefined) return percentEncoded(path)
  warnings.add('paths are invalid', `The path ${printable(name)} ${problem}; it is not served.`)
  return undefined
}

function removeOtherMethods({ warnings }: Draft, name: string, item: Json): void {
  for (const method of OTHER_METHODS) {
    if (!isJson(item[method])) continue
    delete item[method]
    const operation = `${method.toUpperCase()} ${printable(name)}`
    const text = `${operation} is not served: this method has no operations in DeskDouble.`
    warnings.add('operations have a method that is not served', text)
  }
  for (const method of METHODS) {
    if (item[method] !== undefined && !isJson(item[method])) delete item[method]
  }
}

/** Adds the methods of a path to an earlier one with the same template. */
function mergeInto({ warnings, references }: Draft, known: Served, added: Served & { readonly name: string }): void {
  const names = new Map(templateNames(added.path).map((name, i) => [name, templateNames(known.path)[i] ?? name]))
  const rename = (value: unknown) => {
    const object = isJson(value) && referenceOf(value) ? references.target(String(value['$ref']), 'parameter') : value
    if (!isJson(object) || object['in'] !== 'path') return value
    return { ...object, name: names.get(String(object['name'])) ?? object['name'] }
  }
  const shared = Array.isArray(added.item['parameters']) ? added.item['parameters'] : []
  for (const method of METHODS) {
    const operation = added.item[method]
    if (!isJson(operation)) continue
    if (known.item[method] === undefined) {
      const own = Array.isArray(operation['parameters']) ? operation['parameters'] : []
      known.item[method] = { ...operation, parameters: [...own, ...shared].map(rename) }
    } else {
      const name = `${method.toUpperCase()} ${printable(added.name)}`
      const text = `${name} has the same method and template as ${printable(known.path)}; it is not served.`
      warnings.add('operations have the same method and path as another', text)
    }
  }
}

/** A path that is served. */
interface Served {
  readonly path: string
  readonly item: Json
}
