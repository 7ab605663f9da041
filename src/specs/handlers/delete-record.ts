import type { Collections } from '../../world/world.ts'
import type { DeleteRole, Resource } from '../model/model.ts'
import { findRecord } from './find-record.ts'
import { successOf } from './operation-facts.ts'
import { keyParts, outerParts, partOf } from './record-key.ts'
import { partialBody, respond } from './respond.ts'
import type { ResourceCall, Runtime } from './runtime.ts'
import { deleteSingleton } from './singleton.ts'

/** Deepest nesting of resources below each other. */
const DEEPEST = 10

/** Deletes the record that a request identifies, with all records below it. */
export function deleteRecord(call: ResourceCall<DeleteRole>): unknown {
  const { target, role, operation, records, request, runtime } = call
  const { resource } = target
  const record = resource.key ? findRecord(call) : deleteSingleton(call)
  const key = records.shape.key(record)
  if (resource.key) removeWithChildren(runtime, request.world, resource, key)
  const success = successOf(operation, [204, 200, 202])
  const partial = partialBody(role.responsePlace, role.responsePlace ? record : { ...record, ...DONE })
  return respond(call, { success, partial, seed: key })
}

/** Properties by which responses say that a record was deleted. */
const DONE = { deleted: true, success: true, ok: true }

/** Deletes a record and all records of which it is a parent. */
export function removeWithChildren(
  runtime: Runtime,
  world: Collections,
  resource: Resource,
  key: string,
  depth = 0,
): void {
  const record = world[resource.name]?.get(key)
  if (!record) return
  const values = new Map(keyParts(resource).map((part) => [part.parameter, partOf(record, part)]))
  world[resource.name]?.delete(key)
  if (depth >= DEEPEST) return
  for (const child of runtime.resources.get(resource.name)?.children ?? []) {
    const records = world[child.name]
    const parts = outerParts(child).filter(
      ({ parameter }) => values.has(parameter) || isParent(child, parameter, resource),
    )
    const own = values.get(resource.key?.parameter ?? '')
    const below = records?.list({
      where: (candidate) =>
        parts.every((part) => {
          const wanted = isParent(child, part.parameter, resource) ? own : values.get(part.parameter)
          return partOf(candidate, part) === wanted
        }),
    })
    for (const one of below ?? []) removeWithChildren(runtime, world, child, records?.shape.key(one) ?? '', depth + 1)
  }
}

function isParent({ parents }: Resource, parameter: string, resource: Resource): boolean {
  return parents.some((parent) => parent.parameter === parameter && parent.resource === resource.name)
}
