import { FORMS } from './check-extensions.ts'
import { isJson, type Json } from './json.ts'
import { COUNTS, isSchema, LISTS, MAPS, NUMBERS, SINGLE, STRINGS, TYPES } from './repair-schema.ts'

/** Returns whether the value of a keyword needs neither an upgrade nor a repair. */
type Test = (value: unknown, schema: Json) => boolean

const isString: Test = (value) => typeof value === 'string'
const isNumber: Test = (value) => typeof value === 'number' && Number.isFinite(value)
const isCount: Test = (value) => Number.isInteger(value) && Number(value) >= 0
const isList: Test = (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema)
const isUnique: Test = (value) => {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'string') &&
    new Set(value).size === value.length
  )
}
const isMap: Test = (value) => {
  if (!isJson(value)) return false
  for (const name in value) if (!isSchema(value[name])) return false
  return true
}
const isUnion: Test = (value, schema) => {
  return isList(value, schema) && !(value as unknown[]).some((arm) => isJson(arm) && arm['nullable'] === true)
}
const isUniqueEnum: Test = (value, schema) => {
  return schema['type'] !== 'integer' && schema['type'] !== 'number' && isUnique(value, schema)
}
const never: Test = () => false

/** Tests by keyword. Keywords that are always looked at in detail are rare. */
const TESTS: ReadonlyMap<string, Test> = new Map([
  ...STRINGS.map((keyword) => [keyword, isString] as const),
  ...SINGLE.map((keyword) => [keyword, isSchema] as const),
  ...NUMBERS.map((keyword) => [keyword, isNumber] as const),
  ...COUNTS.map((keyword) => [keyword, isCount] as const),
  ...MAPS.map((keyword) => [keyword, isMap] as const),
  ...LISTS.map((keyword) => [keyword, isList] as const),
  ...Object.keys(FORMS.schema ?? {}).map((extension) => [extension, never] as const),
  ['type', (value) => TYPES.has(value)],
  ['enum', isUniqueEnum],
  ['required', isUnique],
  ['anyOf', isUnion],
  ['oneOf', isUnion],
  ...(
    'pattern patternProperties multipleOf nullable x-nullable additionalItems id ' +
    '$id $schema $anchor $dynamicAnchor $recursiveAnchor $vocabulary $dynamicRef $recursiveRef'
  )
    .split(' ')
    .map((keyword) => [keyword, never] as const),
])

/**
 * Returns whether a schema needs neither an upgrade nor a repair, as far as one look at each keyword shows. Almost all
 * schemas of a document are sound, and the look is much faster than the work itself.
 * @param isOld true in documents before 3.1, where properties beside `$ref` are ignored
 */
export function isSound(schema: Json, isOld: boolean): boolean {
  let count = 0
  let hasReference = false
  for (const keyword in schema) {
    count++
    if (keyword === '$ref') hasReference = true
    const test = TESTS.get(keyword)
    if (test !== undefined && !test(schema[keyword], schema)) return false
  }
  return !(isOld && hasReference && count > 1)
}
