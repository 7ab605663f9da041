import { escapeToken } from '../../engine/spec/json-pointer.ts'
import { nearest } from '../../engine/spec/nearest.ts'
import { SpecError } from '../spec-error.ts'
import type { Draft } from './drafts.ts'
import { draftOf, draftWith } from './drafts.ts'
import type { StatelessRole } from './model.ts'
import type { Operation } from './operations.ts'
import { segmentsOf } from './path-shape.ts'
import type { ResourceExtension, RoleExtension } from './resource-extension.ts'
import type { Schemas, SchemaView } from './schema-view.ts'
import type { Member, Seed } from './seeds.ts'

/** A draft with the `x-resource` that overrides it. */
export interface Overridden {
  readonly draft: Draft
  readonly extension: ResourceExtension | undefined
}

/** Resources after the overrides, and the operations that an override makes stateless. */
export interface Overrides {
  readonly drafts: readonly Overridden[]
  readonly stateless: ReadonlyMap<string, StatelessRole>
}

/** The parts that overrides are applied to. */
interface Inferred {
  readonly schemas: Schemas
  readonly operations: readonly Operation[]
  /** all drafts, also those whose resource has no state */
  readonly drafts: readonly Draft[]
  /** drafts of resources that have state */
  readonly withState: ReadonlySet<Draft>
}

/**
 * Applies each `x-resource` to the resource of its path, or creates the resource.
 * @throws SpecError if an operationId or a schema is unknown
 */
export function applyExtensions(inferred: Inferred, extensions: ReadonlyMap<string, ResourceExtension>): Overrides {
  const byPath = draftsByPath(inferred.drafts)
  const chosen = new Map<Draft, Overridden>()
  const stateless = new Map<string, StatelessRole>()
  const added: Overridden[] = []
  const claims = claimsOf(inferred.operations, extensions)
  for (const [path, extension] of extensions) {
    const base = byPath.get(path)
    const draft = overrideDraft(base ?? emptyDraft(path), { path, extension, inferred, claims })
    if (extension.ignore === true)
      for (const { operation } of draft.seed.members) stateless.set(operation.id, ignored(path))
    for (const [id, role] of declaredRoles(extension))
      if (role.role === 'stateless') stateless.set(id, declared(path, role))
    if (base === undefined) added.push({ draft, extension })
    else chosen.set(base, { draft, extension })
  }
  const kept = inferred.drafts.filter((one) => inferred.withState.has(one) || chosen.has(one))
  const drafts = [
    ...kept.map((one) => chosen.get(one) ?? { draft: without(one, claims), extension: undefined }),
    ...added,
  ]
  return { drafts: drafts.filter(({ extension }) => extension?.ignore !== true), stateless }
}

/** Operations that an `x-resource` mentions, with its path. */
type Claims = ReadonlyMap<string, string>

function claimsOf(operations: readonly Operation[], extensions: ReadonlyMap<string, ResourceExtension>): Claims {
  const ids = operations.map(({ id }) => id)
  const known = new Set(ids)
  const claims = new Map<string, string>()
  for (const [path, extension] of extensions) {
    for (const [id] of declaredRoles(extension)) {
      if (!known.has(id)) {
        const problem = `it mentions the unknown operation ${id}; did you mean ${nearest(id, ids, 1)[0] ?? 'another'}?`
        throw new SpecError('DD_SPEC_RESOURCE', { path, problem })
      }
      claims.set(id, path)
    }
  }
  return claims
}

/** Returns the operations that an `x-resource` mentions with their roles. */
export function declaredRoles(extension: ResourceExtension): Map<string, RoleExtension> {
  const roles = new Map<string, RoleExtension>()
  for (const id of listOf(extension.create)) roles.set(id, { role: 'create' })
  for (const id of listOf(extension.list)) roles.set(id, { role: 'list' })
  for (const [id, role] of Object.entries(extension.operations ?? {})) {
    roles.set(id, typeof role === 'string' ? { role } : role)
  }
  return roles
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? [])
}

function draftsByPath(drafts: readonly Draft[]): Map<string, Draft> {
  const byPath = new Map<string, Draft>()
  for (const draft of drafts) {
    const path = draft.seed.itemPath ?? draft.seed.members[0]?.operation.path
    if (path !== undefined && !byPath.has(path)) byPath.set(path, draft)
  }
  return byPath
}

function emptyDraft(path: string): Draft {
  const segments = segmentsOf(path)
  const key = segments.at(-1)?.parameter
  const keyNames = key === undefined ? [] : [key]
  return draftOf({
    itemPath: path,
    segments,
    keyNames,
    keyParameter: undefined,
    isSingleton: key === undefined,
    members: [],
  })
}

/** The override of one draft. */
interface Override {
  readonly path: string
  readonly extension: ResourceExtension
  readonly inferred: Inferred
  readonly claims: Claims
}

function overrideDraft(base: Draft, override: Override): Draft {
  const { path, extension, inferred, claims } = override
  const seed = overrideSeed(base.seed, override)
  const record = schemaOf(inferred.schemas, extension.schema, path)
  const isSame = seed.isSingleton === base.seed.isSingleton && base.seed.members.length > 0
  const known = record ?? (isSame ? base.record : undefined)
  const members = seed.members.filter(({ operation }) => (claims.get(operation.id) ?? path) === path)
  const draft = draftWith({ ...seed, members }, known)
  // A key in another response than the record's was found before operations were linked.
  const keyPlace = known === base.record && isSame ? base.keyPlace : draft.keyPlace
  return { ...draft, keyPlace, doubts: [] }
}

function overrideSeed(seed: Seed, { extension, inferred }: Override): Seed {
  const byId = new Map(inferred.operations.map((one) => [one.id, one]))
  const roles = declaredRoles(extension)
  const kept = seed.members.filter(({ operation }) => roles.get(operation.id)?.role !== 'stateless')
  const members = kept.map((member) => memberOf(member.operation, roles.get(member.operation.id), member))
  const known = new Set(members.map(({ operation }) => operation.id))
  for (const [id, role] of roles) {
    const operation = byId.get(id)
    if (operation !== undefined && !known.has(id) && role.role !== 'stateless') members.push(memberOf(operation, role))
  }
  const identity = Object.keys(extension.identity ?? {})
  const last = seed.keyNames.at(-1)
  const keyNames =
    identity.length === 0 ? seed.keyNames : [...identity.filter((name) => name !== last), ...(last ? [last] : [])]
  return {
    ...seed,
    members,
    keyNames,
    isSingleton: extension.key === undefined ? seed.isSingleton : extension.key === null,
  }
}

function memberOf(operation: Operation, role: RoleExtension | undefined, member?: Member): Member {
  if (role === undefined || role.role === 'stateless') return member ?? { operation, kind: 'action', verb: '' }
  const upserts = role.upserts ?? member?.upserts
  const verb = role.verb ?? member?.verb
  return { operation, kind: role.role, ...(upserts !== undefined && { upserts }), ...(verb !== undefined && { verb }) }
}

function schemaOf(schemas: Schemas, schema: string | undefined, path: string): SchemaView | undefined {
  if (schema === undefined) return undefined
  const names = Object.keys(schemas.document.components['schemas'] ?? {})
  const reference = schema.startsWith('#') ? schema : `#/components/schemas/${escapeToken(schema)}`
  const view = schemas.view({ $ref: reference }, '')
  if (view !== undefined) return view
  const problem = `schema is unknown: ${schema}; did you mean ${nearest(schema, names, 1)[0] ?? 'another'}?`
  throw new SpecError('DD_SPEC_RESOURCE', { path, problem })
}

/** Takes away the operations that an `x-resource` of another path mentions. */
function without(draft: Draft, claims: Claims): Draft {
  const members = draft.seed.members.filter(({ operation }) => !claims.has(operation.id))
  return { ...draft, seed: { ...draft.seed, members } }
}

function ignored(path: string): StatelessRole {
  return { kind: 'stateless', reason: `The x-resource of ${path} ignores its resource.`, unclear: false }
}

function declared(path: string, { reason }: RoleExtension): StatelessRole {
  return { kind: 'stateless', reason: reason ?? `The x-resource of ${path} declares it stateless.`, unclear: false }
}
