import { isJson, type Json } from './json.ts'

/** Properties that describe a schema without restricting its values. */
const ANNOTATIONS = new Set([
  'title',
  'summary',
  'description',
  'deprecated',
  'default',
  'example',
  'examples',
  'externalDocs',
  'readOnly',
  'writeOnly',
  'xml',
])

/** Keywords that give a schema another base URI or name, which nothing refers to after references were resolved. */
const IDENTIFIERS = new Set(['$id', '$schema', '$anchor', '$dynamicAnchor', '$recursiveAnchor', '$vocabulary'])

/** Keywords that refer to a schema by its anchor. */
const DYNAMIC = ['$dynamicRef', '$recursiveRef']

/**
 * Turns a schema of OpenAPI 3.0 or of an older draft of JSON Schema into one of OpenAPI 3.1, in place. Does not follow
 * schemas inside it.
 * @param isOld true in documents before 3.1, where properties beside `$ref` are ignored
 */
export function upgradeSchema(schema: Json, isOld: boolean): void {
  for (const keyword in schema) if (IDENTIFIERS.has(keyword)) delete schema[keyword]
  if (typeof schema['id'] === 'string') delete schema['id']
  upgradeDynamicReference(schema)
  if (isOld && typeof schema['$ref'] === 'string') removeIgnored(schema)
  upgradeNullable(schema)
  upgradeBound(schema, 'exclusiveMinimum', 'minimum')
  upgradeBound(schema, 'exclusiveMaximum', 'maximum')
  upgradeTuple(schema)
}

function upgradeDynamicReference(schema: Json): void {
  for (const keyword of DYNAMIC) {
    if (!(keyword in schema)) continue
    const reference = schema[keyword]
    delete schema[keyword]
    if (typeof reference === 'string' && reference.startsWith('#/')) schema['$ref'] ??= reference
  }
}

function removeIgnored(schema: Json): void {
  for (const name of Object.keys(schema)) {
    const stays = name === '$ref' || name === 'nullable' || ANNOTATIONS.has(name) || name.startsWith('x-')
    if (!stays) delete schema[name]
  }
}

/** Expresses `nullable` as the type `null`. A nullable enum also gets the member null, which its authors mean. */
function upgradeNullable(schema: Json): void {
  const isNullable = schema['nullable'] === true || schema['x-nullable'] === true
  if ('nullable' in schema) delete schema['nullable']
  upgradeNullableArms(schema['oneOf'])
  upgradeNullableArms(schema['anyOf'])
  if (!isNullable) return
  const { type, $ref, allOf, anyOf, oneOf } = schema
  if (typeof type === 'string' && type !== 'null') schema['type'] = [type, 'null']
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(null)) schema['enum'].push(null)
  if (Array.isArray(anyOf)) anyOf.push({ type: 'null' })
  else if (Array.isArray(oneOf)) oneOf.push({ type: 'null' })
  else if (typeof $ref === 'string') replaceKeyword(schema, '$ref', { $ref })
  else if (Array.isArray(allOf)) replaceKeyword(schema, 'allOf', allOf.length === 1 ? allOf[0] : { allOf })
}

/** Moves a keyword into the first arm of an `anyOf`; the second accepts null. */
function replaceKeyword(schema: Json, keyword: string, arm: unknown): void {
  delete schema[keyword]
  schema['anyOf'] = [arm, { type: 'null' }]
}

/** Turns arms that consist of `nullable: true` into the type `null`, which their authors mean. */
function upgradeNullableArms(arms: unknown): void {
  if (!Array.isArray(arms)) return
  for (const arm of arms) {
    if (!isJson(arm) || arm['nullable'] !== true) continue
    if (!Object.keys(arm).every((name) => name === 'nullable' || ANNOTATIONS.has(name) || name.startsWith('x-')))
      continue
    delete arm['nullable']
    arm['type'] = 'null'
  }
}

/** Replaces a boolean `exclusiveMinimum` or `exclusiveMaximum` by the bound itself. */
function upgradeBound(schema: Json, exclusive: string, inclusive: string): void {
  const value = schema[exclusive]
  if (typeof value !== 'boolean') return
  delete schema[exclusive]
  if (!value || schema[inclusive] === undefined) return
  schema[exclusive] = schema[inclusive]
  delete schema[inclusive]
}

/** Turns a list of `items` into `prefixItems`. */
function upgradeTuple(schema: Json): void {
  const { items, additionalItems } = schema
  if (additionalItems !== undefined) delete schema['additionalItems']
  if (!Array.isArray(items)) return
  delete schema['items']
  if (items.length > 0) schema['prefixItems'] = items
  if (additionalItems !== undefined) schema['items'] = additionalItems
}
