import { variantName } from './closed.ts'
import { isJson, type Json, schemaName } from './schema.ts'

/** Keywords whose members are schemas that the API names. */
const MAPS = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas'])
/** Keywords whose values are data and not schemas. */
const DATA = new Set(['const', 'enum', 'default', 'required'])
/** Keywords of OpenAPI and of its extensions, which no validator reads. */
const IGNORED = /^(?:x-(?!pattern-text$|regex-flags$).*|discriminator|xml|\$id|\$schema|\$anchor|\$comment)$/

/**
 * Returns a schema that accepts the same values and that Ajv can compile. Names of referenced schemas become names of
 * their variants.
 */
export function openVariant(schema: unknown, onWarning: (warning: string) => void): unknown {
  if (Array.isArray(schema)) return schema.map((item) => openVariant(item, onWarning))
  if (!isJson(schema)) return schema
  const name = schemaName(schema)
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    if (keyword === '$ref') return name === undefined ? [] : [[keyword, variantName(name, 'strip')]]
    if (IGNORED.test(keyword) || (keyword === 'pattern' && !isPattern(value, onWarning))) return []
    if (DATA.has(keyword)) return [[keyword, value]]
    return [[keyword, MAPS.has(keyword) ? openMembers(value, onWarning) : openVariant(value, onWarning)]]
  })
  return Object.fromEntries(entries)
}

function openMembers(members: unknown, onWarning: (warning: string) => void): Json {
  if (!isJson(members)) return {}
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, openVariant(member, onWarning)]))
}

/** Returns whether a value is a regular expression of JavaScript. */
function isPattern(value: unknown, onWarning: (warning: string) => void): boolean {
  try {
    new RegExp(String(value), 'u')
    return true
  } catch {
    onWarning(`The pattern ${JSON.stringify(value)} is not a regular expression of JavaScript and is not checked.`)
    return false
  }
}
