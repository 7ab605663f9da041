import type { Immutable } from '../../engine/vendor/immutable.ts'
import { type Finding, Problem } from '../../engine/vendor/problem.ts'
import { isObject } from '../../world/is-object.ts'
import type { Schemas } from './collections.ts'

/** The `responseFormat` of an execution. */
export type ResponseFormat = Immutable<Schemas['ResponseFormat']>

/**
 * Returns whether a JSON object is requested instead of text.
 *
 * @throws Problem `invalid` if the type is `json_schema` and the schema is missing
 */
export function isJsonRequested(format: ResponseFormat | undefined): format is ResponseFormat {
  if (format?.type !== 'json_schema' || format.schema) return format !== undefined && format.type !== 'text'
  const finding: Finding = { in: 'body', at: '/responseFormat/schema', keyword: 'required', message: 'is required' }
  const message = 'A responseFormat of type json_schema requires a schema: add responseFormat.schema'
  throw new Problem('invalid', message, { findings: [finding] })
}

/** Creates the object that answers in JSON mode: the object that a text contains, or one that contains the text. */
export function createJson(text: string, { schema }: ResponseFormat): JsonObject {
  const sample = schema?.['properties'] === undefined ? undefined : sampleOf(schema, text, 0)
  return toAnswer(parse(text)) ?? toAnswer(sample) ?? { response: text }
}

type JsonObject = Immutable<Schemas['JsonObject']>

/** Parses JSON. Returns undefined for other text, and for JSON that is nested too deeply to be written again. */
function parse(text: string): unknown {
  if ((text.match(/[[{]/g)?.length ?? 0) > MOST_BRACKETS) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The most objects and arrays that a text may contain to be parsed. */
const MOST_BRACKETS = 1000

function toAnswer(value: unknown): JsonObject | undefined {
  return isObject(value) && !isMessage(value) ? value : undefined
}

/** Returns whether an object has the form of a message, which the bare object of JSON mode must not have. */
function isMessage(value: object): boolean {
  return ['role', 'content', 'created_at', 'assistant_id'].every((name) => Object.hasOwn(value, name))
}

/** Deepest level of a schema that a sample has values for. */
const MOST_LEVELS = 20

/** Creates a value for a schema. Strings are the text of the answer; all other values are the simplest ones. */
function sampleOf(schema: unknown, text: string, level: number): unknown {
  if (!isObject(schema) || level > MOST_LEVELS) return null
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum']) && schema['enum'].length > 0) return schema['enum'][0]
  const { properties } = schema
  if (isObject(properties)) {
    return Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, sampleOf(property, text, level + 1)]),
    )
  }
  return SIMPLEST[String([schema['type']].flat()[0])] ?? (schema['type'] === 'string' ? text : null)
}

const SIMPLEST: Readonly<Record<string, unknown>> = { object: {}, array: [], number: 0, integer: 0, boolean: false }
