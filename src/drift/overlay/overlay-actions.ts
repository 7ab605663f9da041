import type { Document } from '../../engine/spec/document.ts'
import { valueAt } from '../../engine/spec/json-pointer.ts'
import { createPattern } from '../../specs/compile/safe-pattern.ts'
import type { LedgerEntry } from '../compare/ledger.ts'
import { isWord } from '../compare/place.ts'
import {
  addMember,
  addTypes,
  type OverlayAction,
  type PlacedSchema,
  removeKeywords,
  removeRequired,
  schemaAt,
} from './change-schema.ts'
import { quoted, toJsonPath } from './json-path.ts'

/** The document that an overlay is written for. */
export interface OverlaidDocument {
  readonly document: Document
  /** true for OpenAPI 3.0 */
  readonly isOld: boolean
}

/** Returns the actions that bring a document in line with a finding; undefined if no overlay can. */
export function overlayActions(entry: LedgerEntry, overlaid: OverlaidDocument): OverlayAction[] | undefined {
  const { kind, detail } = entry.problem
  if (kind !== 'accepted' && kind !== 'accepted-invalid') return actionsFor(kind, detail, { entry, overlaid })
  if (entry.problem.place.startsWith('query ')) return addParameter(entry, overlaid)
  const [inner = '', ...rest] = detail.split(' ')
  return actionsFor(inner, rest.join(' '), { entry, overlaid })
}

interface Context {
  readonly entry: LedgerEntry
  readonly overlaid: OverlaidDocument
}

function actionsFor(kind: string, detail: string, context: Context): OverlayAction[] | undefined {
  const owner = placeAt(context, context.entry.problem.owner)
  if (!owner) return undefined
  const { entry, overlaid } = context
  switch (kind) {
    case 'undeclared':
      return detail === '*'
        ? undefined
        : [{ target: owner.target, update: { properties: { [detail]: entry.inferred.toJson() } } }]
    case 'missing':
      return [{ target: `${owner.target}.required[?@ == ${quoted(detail)}]`, remove: true }]
    case 'null':
    case 'type': {
      const typed = placeAt(context, entry.problem.statement.pointer)
      return typed && addTypes(typed, detail.split(' '), overlaid.isOld)
    }
    case 'enum':
      return valuesOf(entry).every(isPublic) ? valuesOf(entry).flatMap((value) => addMember(owner, value)) : undefined
    case 'format':
      return removeKeywords(owner, ['format', ...brokenPattern(entry, owner)])
    case 'rule':
      return removeKeywords(owner, [detail])
    case 'shape':
      return [
        ...removeRequired(owner),
        { target: owner.target, update: { properties: entry.inferred.toJson()['properties'] } },
      ]
    case 'default':
      return changeDefault(entry, owner, isPublic)
    case 'page-size':
      return detail.startsWith('requested ') ? undefined : changePageSize(entry, owner)
    default:
      return responseActions(kind, detail, { entry, owner })
  }
}

function responseActions(
  kind: string,
  detail: string,
  { entry, owner: { target } }: { readonly entry: LedgerEntry; readonly owner: PlacedSchema },
): OverlayAction[] | undefined {
  switch (kind) {
    case 'status':
      return [{ target, update: { [detail]: seenResponse(entry) } }]
    case 'media-type':
      return /^[\w.+-]+\/[\w.+-]+$/.test(detail) ? [{ target, update: { content: { [detail]: {} } } }] : undefined
    case 'header-missing':
      return [{ target, update: { required: false } }]
    case 'header':
      return [
        { target: `${target}.schema`, remove: true },
        { target, update: { schema: { type: 'string' } } },
      ]
    default:
      return undefined
  }
}

function seenResponse({ inferred, problem: { mediaType } }: LedgerEntry): object {
  const description = 'Seen in recorded traffic.'
  if (mediaType === undefined || !/^[\w.+-]+\/[\w.+-]+$/.test(mediaType)) return { description }
  return { description, content: { [mediaType]: inferred.isEmpty ? {} : { schema: inferred.toJson() } } }
}

function addParameter({ problem }: LedgerEntry, { document }: OverlaidDocument): OverlayAction[] | undefined {
  if (problem.detail === '*') return undefined
  const operation = problem.owner.replace(/\/parameters$/, '')
  const parameter = { name: problem.detail, in: 'query', schema: { type: 'string' } }
  return [{ target: toJsonPath(document, unmounted(document, operation)), update: { parameters: [parameter] } }]
}

function changeDefault(entry: LedgerEntry, { target }: PlacedSchema, isAllowed: (value: unknown) => boolean) {
  const value = valuesOf(entry).at(-1)
  return value !== undefined && isAllowed(value) ? [{ target, update: { default: value } }] : undefined
}

function changePageSize(entry: LedgerEntry, { target, schema }: PlacedSchema): OverlayAction[] {
  const most = Math.max(...valuesOf(entry).map(Number))
  const { maximum } = schema
  const raised = typeof maximum === 'number' && maximum < most ? { maximum: most } : {}
  return [{ target, update: { default: most, ...raised } }]
}

/** Returns the pattern of a schema if the values that break its format break it, too. */
function brokenPattern(entry: LedgerEntry, { schema: { pattern } }: PlacedSchema): string[] {
  if (typeof pattern !== 'string') return []
  const { test } = createPattern(pattern)
  return valuesOf(entry).some((value) => typeof value === 'string' && !test(value)) ? ['pattern'] : []
}

function valuesOf({ places }: LedgerEntry): unknown[] {
  return [...new Set(places.flatMap(({ values }) => values))]
}

/** Returns whether a value may be written: a number, a truth value, null, or a word that an API would define. */
function isPublic(value: unknown): boolean {
  return typeof value === 'string' ? isWord(value) : typeof value !== 'object' || value === null
}

function placeAt({ overlaid: { document } }: Context, pointer: string): PlacedSchema | undefined {
  return schemaAt(valueAt(document, pointer), toJsonPath(document, unmounted(document, pointer)))
}

/** Removes the prefix that was put in front of all paths when the document was read. */
function unmounted({ 'x-mount': mount = '' }: Document, pointer: string): string {
  const prefix = `/paths/${mount.replaceAll('/', '~1')}`
  return mount !== '' && pointer.startsWith(prefix) ? `/paths/${pointer.slice(prefix.length)}` : pointer
}
