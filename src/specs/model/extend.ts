import type { Filter, Key, ListRole, PagePart, Paging, Resource, Role } from './model.ts'
import { parsePlace } from './place-text.ts'
import type { FilterExtension, PagingExtension, ResourceExtension, RoleExtension } from './resource-extension.ts'

/** Returns a resource with the facts of its `x-resource` in place of the inferred ones. */
export function extendResource(resource: Resource, extension: ResourceExtension | undefined): Resource {
  if (extension === undefined) return resource
  const { expand, timestamps, derive, missing } = extension
  return {
    ...resource,
    key: keyOf(resource.key, extension),
    parents: parentsOf(resource.parents, extension),
    expansions: expand === undefined ? resource.expansions : expansionsOf(expand),
    timestamps: timestamps === undefined ? resource.timestamps : entries(timestamps, (place, on) => ({ place, on })),
    derived: derive === undefined ? resource.derived : entries(derive, (place, template) => ({ place, template })),
    missing: missing === undefined ? resource.missing : missing === null ? undefined : missing,
    doubts: [],
  }
}

function entries<V, T>(values: Readonly<Record<string, V>>, read: (place: readonly string[], value: V) => T): T[] {
  return Object.entries(values).map(([text, value]) => read(parsePlace(text), value))
}

function orUndefined(place: string | null): readonly string[] | undefined {
  return place === null ? undefined : parsePlace(place)
}

function keyOf(inferred: Key | undefined, { key, identity }: ResourceExtension): Key | undefined {
  if (key === null) return undefined
  const base = inferred ?? { parameter: 'id', in: 'none', place: ['id'], others: [] }
  const written = typeof key === 'string' ? { place: key } : (key ?? {})
  const parameter = written.parameter ?? base.parameter
  const others = Object.entries(identity ?? {}).filter(([name]) => name !== parameter)
  const own = written.place ?? identity?.[parameter]
  return {
    parameter,
    in: written.in ?? base.in,
    place: written.place === null ? undefined : own === undefined ? base.place : orUndefined(own),
    others:
      identity === undefined
        ? base.others
        : others.map(([name, place]) => ({ parameter: name, place: orUndefined(place) })),
  }
}

function parentsOf(inferred: Resource['parents'], { parents, identity }: ResourceExtension): Resource['parents'] {
  const outside = inferred.filter(({ parameter }) => !(identity !== undefined && parameter in identity))
  return outside.map((parent) => {
    const written = parents?.[parent.parameter]
    if (written === undefined) return parent
    const { resource, place } = written
    return {
      parameter: parent.parameter,
      resource: resource === undefined ? parent.resource : (resource ?? undefined),
      place: place === undefined ? parent.place : orUndefined(place),
    }
  })
}

function expansionsOf(expand: NonNullable<ResourceExtension['expand']>): Resource['expansions'] {
  return entries(expand, (place, value) => {
    const { sent, resource } = typeof value === 'string' ? { sent: value } : value
    return { place, sent, resource: resource ?? undefined }
  })
}

/** Returns a role with the facts of its resource's `x-resource` in place of the inferred ones. */
export function extendRole(role: Role, extension: ResourceExtension, own: RoleExtension | undefined): Role {
  if (role.kind === 'stateless') return role
  const { envelope } = extension
  const response = own?.response === undefined ? envelope : own.response
  const request = own?.request ?? envelope
  const base = {
    ...role,
    responsePlace: response === undefined ? role.responsePlace : orUndefined(response),
    requestPlace: request === undefined ? role.requestPlace : parsePlace(request),
    parameters: own?.parameters ?? role.parameters,
    doubts: [],
  }
  if (own === undefined) return base
  if (base.kind === 'create') return { ...base, upserts: own.upserts ?? base.upserts }
  if (base.kind === 'update') return { ...base, replaces: own.replaces ?? base.replaces }
  if (base.kind === 'list') return extendList(base, own)
  if (base.kind !== 'action') return base
  const sets = own.sets === undefined ? base.sets : entries(own.sets, (place, value) => ({ place, value }))
  return { ...base, verb: own.verb ?? base.verb, sets }
}

function extendList(role: ListRole, { list, paging, filters, sorting }: RoleExtension): ListRole {
  return {
    ...role,
    listPlace: list === undefined ? role.listPlace : parsePlace(list),
    paging: paging === undefined ? role.paging : extendPaging(role.paging, paging),
    filters: filters === undefined ? role.filters : filters.map(filterOf),
    sorting: sorting === undefined ? role.sorting : sorting === null ? undefined : { direction: undefined, ...sorting },
  }
}

function extendPaging(inferred: Paging, written: PagingExtension): Paging {
  const reports = written.reports && entries(written.reports, (place, meaning): PagePart => ({ place, meaning }))
  return {
    in: written.in ?? inferred.in,
    size: written.size === undefined ? inferred.size : (written.size ?? undefined),
    page: written.page === undefined ? inferred.page : (written.page ?? undefined),
    offset: written.offset === undefined ? inferred.offset : (written.offset ?? undefined),
    cursor: written.cursor === undefined ? inferred.cursor : (written.cursor ?? undefined),
    reports: reports ?? inferred.reports,
    linkHeader: written.linkHeader ?? inferred.linkHeader,
  }
}

function filterOf({ property, ...filter }: FilterExtension): Filter {
  return { in: 'query', test: 'equals', wildcards: [], ...filter, place: parsePlace(property) }
}
