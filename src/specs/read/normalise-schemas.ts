import { tokensOf } from '../../engine/spec/json-pointer.ts'
import { nearest } from '../../engine/spec/nearest.ts'
import { checkExtensions } from './check-extensions.ts'
import { isJson, type Json, objectAt, printable } from './json.ts'
import { type References, referenceOf, SECTIONS } from './references.ts'
import { repairSchema } from './repair-schema.ts'
import { type Kind, type Visit, visitObjects } from './shape.ts'
import { upgradeSchema } from './upgrade-schema.ts'
import type { Warnings } from './warnings.ts'

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
  let place = ''
  const visit = (found: Visit) => {
    place = placeOf(found) ?? place
    normaliseObject(draft, found, place)
  }
  for (const section of ['paths', 'webhooks']) {
    const items = document[section]
    for (const [path, item] of Object.entries(isJson(items) ? items : {})) {
      place = path
      if (isJson(item)) visitObjects('pathItem', item, visit)
    }
  }
  const components = objectAt(document, 'components')
  for (const section of Object.keys(components)) {
    place = `components.${section}`
    visitObjects('components', { [section]: components[section] }, visit)
  }
  // Visiting an object can give further objects a name.
  for (let hoisted = references.hoisted.pop(); hoisted; hoisted = references.hoisted.pop()) {
    const { kind, object, reference } = hoisted
    place = reference
    visit({ kind, object, parent: { object }, name: 'object' })
    visitObjects(kind, object, visit)
  }
}

/** Adds a warning about a reference that leads nowhere. */
export function warnOfBrokenReference(
  { document, warnings }: Draft,
  { kind, reference, place }: BrokenReference,
): void {
  const names = Object.keys(objectAt(objectAt(document, 'components'), SECTIONS[kind] ?? 'schemas'))
  const name = tokensOf(reference).at(-1) ?? reference
  const close = names.length > 0 && names.length <= 500 ? ` Did you mean ${nearest(name, names, 1)[0]}?` : ''
  const effect = kind === 'schema' ? 'any value is accepted there' : `the ${WORDS[kind] ?? kind} is left out`
  const text = `${printable(place)} refers to "${printable(reference)}", which does not exist; ${effect}.${close}`
  warnings.add('references lead nowhere', text)
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

function placeOf({ kind, object, name }: Visit): string | undefined {
  if (kind === 'operation') return String(object['operationId'] ?? name)
  return undefined
}

function normaliseObject(draft: Draft, found: Visit, place: string): void {
  const { kind, object } = found
  checkExtensions(kind, object, (name) => warnOfExtension(draft, name, place))
  if (kind === 'schema') normaliseSchema(draft, object, place)
  const reference = referenceOf(object)
  if (reference === undefined) return
  const resolved = draft.references.resolve(reference, kind)
  if (resolved !== undefined) object['$ref'] = resolved
  else if (SECTIONS[kind] !== undefined) removeReference(draft, found, { kind, reference, place })
}

function removeReference(draft: Draft, { object, parent, name }: Visit, broken: BrokenReference): void {
  warnOfBrokenReference(draft, broken)
  if (broken.kind === 'schema' || Array.isArray(parent)) delete object['$ref']
  else delete parent[name]
}

function normaliseSchema({ isOld, warnings }: Draft, schema: Json, place: string): void {
  upgradeSchema(schema, isOld)
  repairSchema(schema, (keyword, problem) => {
    warnings.add(`schemas with an invalid ${keyword}`, `A schema of ${printable(place)} ${problem}; it is ignored.`)
  })
}

function warnOfExtension({ warnings }: Draft, name: string, place: string): void {
  warnings.add(
    'extensions with another meaning',
    `${printable(place)} has ${name} in a form that DeskDouble does not know; it is ignored.`,
  )
}
