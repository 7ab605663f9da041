import type { RecordDraft } from '../engine/vendor/factory.ts'
import type { AnyFactory, AnyFactoryContext } from '../engine/vendor/vendor.ts'
import { isObject } from '../world/is-object.ts'
import { newKey } from './handlers/new-key.ts'
import { keyText, valueAtPlace } from './handlers/place.ts'
import { joinKey, keyParts, outerParts, PATH, partOf } from './handlers/record-key.ts'
import type { ResourceRuntime, Runtime } from './handlers/runtime.ts'
import { shapeRecord } from './handlers/store-record.ts'
import { stampAt } from './handlers/timestamps.ts'

/** Creates the factory of a resource: a scenario's values over a sampled record. */
export function createFactory(runtime: Runtime, target: ResourceRuntime): AnyFactory {
  return (draft, context) => {
    const { resource } = target
    const names = resource.parents.flatMap(({ parameter, resource: parent }) => [
      parameter,
      ...(parent ? [parent] : []),
    ])
    const declared = runtime.shaper.schemas.flat(target.schema).properties
    const own = Object.fromEntries(
      Object.entries(draft).filter(([name]) => declared.has(name) || (name !== PATH && !names.includes(name))),
    )
    const key = keyOf(draft, { runtime, target, context })
    const draw = { random: context.random, now: context.now }
    const partial = stampAt(own, { target, schemas: runtime.shaper.schemas, now: context.now })
    const record = shapeRecord({ runtime, target, partial, key, draw })
    // Values of the scenario stay as they are, so that invalid ones are reported.
    context.create(resource.name, { ...record, ...own })
  }
}

interface FactoryCall {
  readonly runtime: Runtime
  readonly target: ResourceRuntime
  readonly context: AnyFactoryContext
}

function keyOf(draft: RecordDraft, call: FactoryCall): Map<string, unknown> {
  const { target, runtime, context } = call
  const { resource } = target
  const key = new Map<string, unknown>()
  for (const { parameter } of outerParts(resource)) key.set(parameter, parentValue(parameter, draft, call))
  if (!resource.key) return key
  const { parameter, place } = resource.key
  const path = draft[PATH]
  const sent = (isObject(path) ? path[parameter] : undefined) ?? (place && valueAtPlace(draft, place))
  const records = context.world[resource.name]
  if (!records) throw new TypeError(`There is no collection named "${resource.name}"`)
  const outer = [...key.values()].map((value) => keyText(value) ?? '')
  const isTaken = (own: string) => records.has(joinKey([...outer, own]))
  const draw = { random: context.random, now: context.now }
  key.set(parameter, sent ?? newKey({ target, records, schemas: runtime.shaper.schemas, draw, isTaken }))
  return key
}

/** Returns the value of a parent's parameter: a key or name in the draft, or the first record of the parent's kind. */
function parentValue(parameter: string, draft: RecordDraft, { target, runtime, context }: FactoryCall): unknown {
  const path = draft[PATH]
  const kept = isObject(path) ? path[parameter] : undefined
  if (kept !== undefined) return kept
  const part = outerParts(target.resource).find((one) => one.parameter === parameter)
  const parent = target.resource.parents.find((one) => one.parameter === parameter)?.resource
  const sent = draft[parameter] ?? draft[parent ?? ''] ?? (part?.place && valueAtPlace(draft, part.place))
  const records = context.world[parent ?? '']
  const resource = runtime.resources.get(parent ?? '')?.resource
  if (!parent || !records || !resource?.key) return keyText(sent) ?? parameter
  const own = resource.key
  const isKey = records.list().some((record) => partOf(record, own) === keyText(sent))
  if (sent !== undefined && isKey) return sent
  const first = records.first()
  const found = records.get(context.keyOrDefault(parent, sent, first && records.shape.key(first)))
  const value = found && partOf(found, own)
  return value ?? (keyParts(resource).length > 0 ? '' : parameter)
}
