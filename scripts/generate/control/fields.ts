import { isJson, type Json, resolved, schemaName } from '../../../src/engine/closed/schema.ts'

/** Returns the rows of a table of parameters. */
export function parameterRows(document: Json, parameters: readonly Json[]): string[] {
  return parameters.map((parameter) => {
    const name = `\`${String(parameter['name'])}\``
    const kind = [parameter['in'], parameter['required'] === true && 'required'].filter(Boolean).join(', ')
    const declared = parameter['schema']
    const schema = { ...resolved(document, declared), ...(isJson(declared) && withoutRef(declared)) }
    return row(name, kind, kindOf(document, parameter['schema']), describe(parameter, schema))
  })
}

/** Returns the rows of a table of a body's properties; a property of an object has a name such as `delay.fixed`. */
export function propertyRows(document: Json, schema: Json, prefix = ''): string[] {
  const object = resolved(document, schema)
  const properties = isJson(object['properties']) ? object['properties'] : {}
  const required: readonly unknown[] = Array.isArray(object['required']) ? object['required'] : []
  return Object.entries(properties).flatMap(([name, property]) => {
    const described = schemaName(property) === undefined || DESCRIBED[schemaName(property) ?? ''] === undefined
    const { description: general, ...target } = resolved(document, property)
    const declared = {
      ...target,
      ...(described && { description: general }),
      ...(isJson(property) && withoutRef(property)),
    }
    const kind = required.includes(name) ? 'required' : ''
    const own = row(`\`${prefix}${name}\``, kind, kindOf(document, property), describe(declared, declared))
    return [own, ...propertyRows(document, declared, `${prefix}${name}.`)]
  })
}

function withoutRef({ $ref: _, ...rest }: Json): Json {
  return rest
}

/** Returns a table of Markdown, or nothing if it has no rows. */
export function table(columns: readonly string[], rows: readonly string[]): string {
  if (rows.length === 0) return ''
  return `\n${[row(...columns), row(...columns.map(() => '---')), ...rows].join('\n')}\n`
}

/** Returns one row of a table. */
export function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`
}

function describe({ description }: Json, { default: standard }: Json): string {
  const text = typeof description === 'string' ? description.trim() : ''
  if (standard === undefined || /\bDefaults? to\b/.test(text)) return text
  return `${text} Defaults to \`${typeof standard === 'string' ? standard : JSON.stringify(standard)}\`.`.trim()
}

/** Named schemas that other pages describe. */
const DESCRIBED: Readonly<Record<string, string>> = { Duration: '[duration](worlds.md#durations)' }

/** Returns the type of a value in words, or a link to its description. */
function kindOf(document: Json, schema: unknown): string {
  return DESCRIBED[schemaName(schema) ?? ''] ?? typeOf(document, resolved(document, schema))
}

/** Returns the type of a value in words: `a whole number from 1 to 1000`. */
function typeOf(document: Json, schema: Json): string {
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => `\`${String(value)}\``).join(', ')
  if (typeof schema['x-pattern-text'] === 'string') return schema['x-pattern-text']
  const types = [schema['type'] ?? 'any JSON'].flat().map(String)
  if (types.includes('array')) return `list of ${typeOf(document, resolved(document, schema['items']))}`
  if (types.includes('object')) return objectType(document, schema)
  if (schema['format'] === 'date-time') return 'date-time'
  return `${types.map((type) => NAMES[type] ?? type).join(' or ')}${boundsOf(schema)}`
}

const NAMES: Readonly<Record<string, string>> = { integer: 'whole number', boolean: '`true`, `false`' }

function objectType(document: Json, { additionalProperties: values }: Json): string {
  if (!isJson(values)) return 'object'
  return `object of ${typeOf(document, resolved(document, values))}`
}

function boundsOf({ minimum, maximum, exclusiveMinimum }: Json): string {
  const bounds = [
    ...(typeof minimum === 'number' ? [`from ${minimum}`] : []),
    ...(typeof exclusiveMinimum === 'number' ? [`above ${exclusiveMinimum}`] : []),
    ...(typeof maximum === 'number' ? [`to ${maximum}`] : []),
  ]
  return bounds.length === 0 ? '' : ` ${bounds.join(' ')}`
}
