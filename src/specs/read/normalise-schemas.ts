import { tokensOf } from '../../engine/spec/json-pointer.ts'
import { editDistance, nearest } from '../../engine/spec/nearest.ts'
import { checkExtensions } from './check-extensions.ts'
import { isJson, type Json, objectAt, printable } from './json.ts'
import { type References, referenceOf, SECTIONS } from './references.ts'
import { repairSchema } from './repair-schema.ts'
import { type Kind, type Visit, visitObjects } from './shape.ts'
import { isSound } from './sound-schema.ts'
import { upgradeSchema } from './upgrade-schema.ts'
import type { Warnings } from './warnings.ts'

/** Number of names up to which a misspelt one is compared with each. */
const MOST_COMPARED = 500

/** A document that is being normalised. */
export interface Draft {
  readonly document: Json
  readonly references: References
  readonly warnings: Warnings
  /** true in documents before 3.1 */
  readonly isOld: boolean
}

/**
 * Upgrades and repairs all schemas of a document, and turns each reference into `#/components/…/NAME`, in place. A
 * reference that leads nowhere is removed with a warning.
 */
export function normaliseSchemas(draft: Draft): void {
  const { document, references } = draft
  for (const section of ['paths', 'webhooks']) {
    const items = document[section]
    for (const [path, item] of Object.entries(isJson(items) ? items : {})) {
      if (isJson(item)) visitPlace(draft, 'pathItem', item, path)
    }
  }
  const components = objectAt(document, 'components')
  visitPlace(draft, 'components', components, 'components')
  // Visiting an object can give further objects a name.
  for (let hoisted = references.hoisted.pop(); hoisted; hoisted = references.hoisted.pop()) {
    const { kind, object, reference } = hoisted
    normaliserAt(draft, () => reference)(kind, object, { object }, 'object')
    visitPlace(draft, kind, object, reference)
  }
}

/** Normalises what an object contains. @param start the object's place in the document, for messages */
function visitPlace(draft: Draft, kind: Kind, object: Json, start: string): void {
  let place = start
  const normalise = normaliserAt(draft, () => place)
  visitObjects(kind, object, (childKind, child, parent, name) => {
    if (childKind === 'operation') place = `${name.toUpperCase()} ${start}`
    else if (kind === 'components' && object[SECTIONS[childKind] ?? ''] === parent)
      place = `the ${WORDS[childKind] ?? childKind} ${name}`
    normalise(childKind, child, parent, name)
  })
}

/** Adds a warning about a reference that leads nowhere. */
export function warnOfBrokenReference(
  { document, warnings }: Draft,
  { kind, reference, place }: BrokenReference,
): void {
  const names = Object.keys(objectAt(objectAt(document, 'components'), SECTIONS[kind] ?? 'schemas'))
  const suggestion = similarName(tokensOf(reference).at(-1) ?? reference, names)
  const close = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`
  const effect = kind === 'schema' ? 'any value is accepted there' : `the ${WORDS[kind] ?? kind} is left out`
  const subject = place.charAt(0).toUpperCase() + place.slice(1)
  const text = `${printable(subject)} refers to "${printable(reference)}", which does not exist; ${effect}.${close}`
  warnings.add('references lead nowhere', text)
}

/** Returns the name that another one is a misspelling of; undefined if none is similar enough. */
function similarName(name: string, names: readonly string[]): string | undefined {
  const [best] = names.length <= MOST_COMPARED ? nearest(name, names, 1) : []
  return best !== undefined && editDistance(name, best) <= Math.ceil(name.length / 3) ? best : undefined
}

/** A reference that leads nowhere, with the place that contains it. */
interface BrokenReference {
  readonly kind: Kind
  readonly reference: string
  readonly place: string
}

const WORDS: Readonly<Partial<Record<Kind, string>>> = {
  requestBody: 'request body',
  securityScheme: 'security scheme',
}

/** Returns a function that normalises objects. @param placeOf returns the place of the present one, for messages */
function normaliserAt(draft: Draft, placeOf: () => string): Visit {
  const { isOld, references } = draft
  const onExtension = (name: string) => warnOfExtension(draft, name, placeOf())
  const onKeyword = (keyword: string, problem: string) => warnOfKeyword(draft, keyword, problem, placeOf())
  return (kind, object, parent, name) => {
    const isSchema = kind === 'schema'
    if (!isSchema || !isSound(object, isOld)) {
      checkExtensions(kind, object, onExtension)
      if (isSchema) upgradeSchema(object, isOld)
      if (isSchema) repairSchema(object, onKeyword)
    }
    const reference = referenceOf(object)
    if (reference === undefined) return
    const resolved = references.resolve(reference, kind)
    if (resolved !== undefined) object['$ref'] = resolved
    else if (SECTIONS[kind] !== undefined) {
      warnOfBrokenReference(draft, { kind, reference, place: placeOf() })
      if (kind === 'schema' || Array.isArray(parent)) delete object['$ref']
      else delete parent[name]
    }
  }
}

function warnOfKeyword({ warnings }: Draft, keyword: string, problem: string, place: string): void {
  warnings.add(`schemas with an invalid ${keyword}`, `A schema in ${printable(place)} ${problem}; it is ignored.`)
}

function warnOfExtension({ warnings }: Draft, name: string, place: string): void {
  warnings.add(
    'extensions with another meaning',
    `${printable(place)} has ${name} in a form that DeskDouble does not know; it is ignored.`,
  )
}
