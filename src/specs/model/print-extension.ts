import type { Key, Model, Paging, Place, Resource, Role, Sorting } from './model.ts'
import { printPlace } from './place-text.ts'
import type { PagingExtension, ResourceExtension, RoleExtension } from './resource-extension.ts'

/** Returns a resource of a model as an `x-resource` that contains every fact. */
export function printResource(model: Model, resource: Resource): ResourceExtension {
  const roles = [...model.roles].filter(([, role]) => role.kind !== 'stateless' && role.resource === resource.name)
  return {
    name: resource.name,
    ...(resource.schema !== undefined && { schema: resource.schema }),
    ...printKey(resource.key),
    parents: mapBy(resource.parents, ({ parameter, resource: of, place }) => [
      parameter,
      { resource: of ?? null, place: orNull(place) },
    ]),
    expand: mapBy(resource.expansions, ({ place, sent, resource: of }) => [
      printPlace(place),
      { sent, resource: of ?? null },
    ]),
    timestamps: mapBy(resource.timestamps, ({ place, on }) => [printPlace(place), on]),
    derive: mapBy(resource.derived, ({ place, template }) => [printPlace(place), template]),
    missing: resource.missing ?? null,
    operations: mapBy(roles, ([id, role]) => [id, printRole(role)]),
  }
}

function printKey(key: Key | undefined): Pick<ResourceExtension, 'key' | 'identity'> {
  if (key === undefined) return { key: null }
  const { parameter, in: where, place, others } = key
  const identity = mapBy(others, (one) => [one.parameter, orNull(one.place)])
  return { key: { parameter, in: where, place: orNull(place) }, ...(others.length > 0 && { identity }) }
}

function printRole(role: Role): RoleExtension {
  if (role.kind === 'stateless') return { role: role.kind, reason: role.reason }
  const base = {
    role: role.kind,
    response: orNull(role.responsePlace),
    request: printPlace(role.requestPlace),
    parameters: role.parameters,
  }
  if (role.kind === 'create') return { ...base, upserts: role.upserts }
  if (role.kind === 'update') return { ...base, replaces: role.replaces }
  if (role.kind === 'action') {
    return { ...base, verb: role.verb, sets: mapBy(role.sets, ({ place, value }) => [printPlace(place), value]) }
  }
  if (role.kind !== 'list') return base
  return {
    ...base,
    list: printPlace(role.listPlace),
    paging: printPaging(role.paging),
    filters: role.filters.map(({ place, ...filter }) => ({ ...filter, property: printPlace(place) })),
    sorting: role.sorting === undefined ? null : printSorting(role.sorting),
  }
}

function printPaging({ size, page, offset, cursor, reports, ...rest }: Paging): PagingExtension {
  return {
    in: rest.in,
    size: size ?? null,
    page: page ?? null,
    offset: offset ?? null,
    cursor: cursor ?? null,
    reports: mapBy(reports, ({ place, meaning }) => [printPlace(place), meaning]),
    linkHeader: rest.linkHeader,
  }
}

function printSorting({ parameter, direction }: Sorting): { parameter: string; direction?: string } {
  return direction === undefined ? { parameter } : { parameter, direction }
}

function orNull(place: Place | undefined): string | null {
  return place === undefined ? null : printPlace(place)
}

function mapBy<T, V>(values: readonly T[], entry: (value: T) => readonly [string, V]): Record<string, V> {
  return Object.fromEntries(values.map(entry))
}
