import { escapeToken, tokensOf, valueAt } from '../../engine/spec/json-pointer.ts'
import { isJson, type Json, objectAt, own } from './json.ts'
import { decoded } from './location.ts'
import type { Kind } from './shape.ts'

/** Section of `components` that holds the objects of each kind. */
export const SECTIONS: Readonly<Partial<Record<Kind, string>>> = {
  schema: 'schemas',
  parameter: 'parameters',
  header: 'headers',
  requestBody: 'requestBodies',
  response: 'responses',
  securityScheme: 'securitySchemes',
  callback: 'callbacks',
  example: 'examples',
  link: 'links',
}

/** An object that was given a name in `components` because a reference leads to it. */
export interface Hoisted {
  readonly kind: Kind
  readonly object: Json
  readonly reference: string
}

/**
 * References inside a document. Turns each into `#/components/…/NAME`, and gives an object elsewhere a name there. Names
 * of schemas consist of letters, digits, `.`, `_` and `-`.
 */
export class References {
  /** objects that have a new name in `components`, for the caller to visit */
  readonly hoisted: Hoisted[] = []
  readonly #document: Json
  readonly #components: Json
  /** references in their resolved form, by kind */
  readonly #resolved = new Map<Kind, Map<string, string | undefined>>()
  readonly #renamed = new Map<string, string>()
  /** last number that was put behind a name, by section and name */
  readonly #counts = new Map<string, number>()

  constructor(document: Json) {
    this.#document = document
    this.#components = objectAt(document, 'components')
    this.#renameSchemas()
  }

  /** Returns the reference in the form `#/components/…/NAME`; undefined if it leads nowhere or in a circle. */
  resolve(reference: string, kind: Kind): string | undefined {
    const known = this.#resolved.get(kind) ?? new Map<string, string | undefined>()
    this.#resolved.set(kind, known)
    const resolved = known.get(reference)
    if (resolved !== undefined || known.has(reference)) return resolved
    const found = this.#find(reference, kind)
    known.set(reference, found)
    return found
  }

  /** Returns the object that a reference leads to, through any number of references. */
  target(reference: string, kind: Kind): Json | undefined {
    const resolved = this.resolve(reference, kind)
    const section = SECTIONS[kind] ?? ''
    const object = resolved === undefined ? undefined : this.#component(section, nameIn(section, resolved))
    if (!isJson(object)) return undefined
    return typeof object['$ref'] === 'string' ? this.target(object['$ref'], kind) : object
  }

  /** Returns an unused name in a section of `components`, made from a proposal. */
  freeName(section: string, proposal: string): string {
    const names = objectAt(this.#components, section)
    const base = safeName(proposal)
    if (!Object.hasOwn(names, base)) return base
    let count = this.#counts.get(`${section} ${base}`) ?? 1
    do count++
    while (Object.hasOwn(names, `${base}${count}`))
    this.#counts.set(`${section} ${base}`, count)
    return `${base}${count}`
  }

  #find(reference: string, kind: Kind): string | undefined {
    const section = SECTIONS[kind]
    if (section === undefined) return undefined
    if (this.#isDirect(reference, kind, section)) return reference
    const tokens = this.#tokens(reference, section)
    const target = tokens && valueAt(this.#document, pointerOf(tokens))
    if (!tokens || !(isJson(target) || (typeof target === 'boolean' && kind === 'schema'))) return undefined
    if (kind !== 'schema' && this.#isCircular(target, kind)) return undefined
    const [first, second] = tokens
    if (tokens.length === 3 && first === 'components' && second === section) return `#${pointerOf(tokens)}`
    return this.#hoist(target, kind, tokens)
  }

  /** Returns whether a reference has the resolved form already, as most have, and leads to an object itself. */
  #isDirect(reference: string, kind: Kind, section: string): boolean {
    const name = nameIn(section, reference)
    if (name === undefined || /[%/~]/.test(reference.slice(prefixOf(section).length))) return false
    if (kind === 'schema' && this.#renamed.has(name)) return false
    const object = this.#component(section, name)
    return isJson(object) && (kind === 'schema' || object['$ref'] === undefined)
  }

  #component(section: string, name: string | undefined): unknown {
    const objects = own(this.#components, section)
    return name !== undefined && isJson(objects) ? own(objects, name) : undefined
  }

  /** Returns the tokens of the first reading of a reference that leads somewhere. */
  #tokens(reference: string, section: string): readonly string[] | undefined {
    const name = reference.replace(/^.*[/#]/, '')
    const readings = [
      ...(reference.startsWith('#/') ? [tokensOf(decoded(reference.slice(1))), tokensOf(reference.slice(1))] : []),
      // Some documents refer to a component by its name, or to where it would be in another version of OpenAPI.
      ['components', section, decoded(name)],
    ]
    return readings.map((tokens) => this.#current(tokens)).find((tokens) => valueAt(this.#document, pointerOf(tokens)))
  }

  /** Returns tokens with the new name of a renamed schema. */
  #current(tokens: readonly string[]): readonly string[] {
    const [first, second, name = '', ...rest] = tokens
    const renamed = first === 'components' && second === 'schemas' ? this.#renamed.get(name) : undefined
    return renamed === undefined ? tokens : ['components', 'schemas', renamed, ...rest]
  }

  #isCircular(target: unknown, kind: Kind): boolean {
    const seen = new Set<unknown>()
    let object = target
    while (isJson(object) && typeof object['$ref'] === 'string') {
      if (seen.has(object)) return true
      seen.add(object)
      const tokens = this.#tokens(object['$ref'], SECTIONS[kind] ?? '')
      object = tokens && valueAt(this.#document, pointerOf(tokens))
    }
    return false
  }

  #hoist(target: Json | boolean, kind: Kind, tokens: readonly string[]): string {
    const section = SECTIONS[kind] ?? ''
    const name = this.freeName(section, nameFrom(tokens))
    objectAt(this.#components, section)[name] = target
    const reference = `#${pointerOf(['components', section, name])}`
    if (isJson(target)) this.hoisted.push({ kind, object: target, reference })
    return reference
  }

  /** Gives schemas with unusual characters in their names other names. */
  #renameSchemas(): void {
    const schemas = objectAt(this.#components, 'schemas')
    if (Object.keys(schemas).every(isSafe)) return
    this.#components['schemas'] = {}
    for (const name of Object.keys(schemas))
      if (safeName(name) === name) objectAt(this.#components, 'schemas')[name] = {}
    for (const [name, schema] of Object.entries(schemas)) {
      const current = safeName(name) === name ? name : this.freeName('schemas', name)
      if (current !== name) this.#renamed.set(name, current)
      objectAt(this.#components, 'schemas')[current] = schema
    }
  }
}

/** Returns the name in a section of `components` that a reference leads to; undefined if it leads elsewhere. */
function nameIn(section: string, reference: string): string | undefined {
  const prefix = prefixOf(section)
  return reference.startsWith(prefix) ? tokensOf(`/${reference.slice(prefix.length)}`)[0] : undefined
}

function prefixOf(section: string): string {
  return `#/components/${section}/`
}

/** Returns whether a name is one that {@link safeName} returns unchanged. */
function isSafe(name: string): boolean {
  return name.length <= 200 && name !== '__proto__' && /^[A-Za-z0-9._-]+$/.test(name)
}

/** Returns a name that consists of letters, digits, `.`, `_` and `-`. */
export function safeName(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9._-]+/g, '_').slice(0, 200)
  return safe === '' || safe === '__proto__' ? '_' : safe
}

/** Returns a readable name from the place of an object: `PetsGet200` for `/paths/~1pets/get/responses/200/…`. */
function nameFrom(tokens: readonly string[]): string {
  const dull =
    /^(components|schemas|definitions|\$defs|paths|responses|content|schema|properties|items|.+\/(.*json|xml).*|\d)$/
  const telling = tokens.filter((token) => !dull.test(token))
  const words = (telling.length > 0 ? telling : tokens).join(' ').split(/[^A-Za-z0-9]+/)
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

/** Returns the JSON Pointer with these tokens. */
export function pointerOf(tokens: readonly string[]): string {
  return tokens.map((token) => `/${escapeToken(token)}`).join('')
}

/** Returns the `$ref` of an object, if it has one. */
export function referenceOf(object: Json): string | undefined {
  const reference = own(object, '$ref')
  return typeof reference === 'string' ? reference : undefined
}
