import { hasFreeAlternative, inPlace, listAt, mapAt, type Resolve } from './keywords.ts'
import type { Json } from './schema.ts'

/** Levels of a value below which a recursive shape keeps everything. No document of the vendors is that deep. */
const DEEPEST = 12

/**
 * Returns a schema that accepts every value and that, in a validator that removes additional properties, removes those
 * that none of the given schemas declares, at every depth.
 */
export function declaredShape(schemas: readonly unknown[], resolve: Resolve, depth = 0): Json {
  if (depth > DEEPEST) return {}
  const all = inPlace(schemas, resolve)
  const shape = (inner: readonly unknown[]) => declaredShape(inner, resolve, depth + 1)
  const isOpen = all.some((one) => hasFreeAlternative(one, resolve))
  return { ...objectShape(all, shape, isOpen), ...itemsShape(all, shape) }
}

type Shape = (schemas: readonly unknown[]) => Json

function objectShape(all: readonly Json[], shape: Shape, isOpen: boolean): Json {
  const named = mapsOf(all, 'properties', shape)
  const patterns = mapsOf(all, 'patternProperties', shape)
  const isNamed = all.some((one) => 'properties' in one || 'patternProperties' in one)
  const rest = all.flatMap(({ additionalProperties }) =>
    isDeclared(additionalProperties) ? [additionalProperties] : [],
  )
  const open =
    isOpen || rest.length > 0 || !isNamed || all.some(({ unevaluatedProperties }) => isDeclared(unevaluatedProperties))
  return {
    ...(Object.keys(named).length > 0 && { properties: named }),
    ...(Object.keys(patterns).length > 0 && { patternProperties: patterns }),
    ...(open ? rest.length > 0 && { additionalProperties: shape(rest) } : { additionalProperties: false }),
  }
}

function itemsShape(all: readonly Json[], shape: Shape): Json {
  const items = all.flatMap((one) => [one['items'], ...listAt(one, 'prefixItems')]).filter((one) => one !== undefined)
  return items.length > 0 ? { items: shape(items) } : {}
}

function mapsOf(all: readonly Json[], keyword: string, shape: Shape): Json {
  const maps = all.map((one) => mapAt(one, keyword))
  const names = [...new Set(maps.flatMap((map) => Object.keys(map)))]
  return Object.fromEntries(names.map((name) => [name, shape(maps.flatMap((map) => (name in map ? [map[name]] : [])))]))
}

/** Returns whether a schema for undeclared properties lets them stay. */
function isDeclared(schema: unknown): boolean {
  return schema !== undefined && schema !== false
}
