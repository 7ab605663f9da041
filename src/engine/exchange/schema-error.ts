import type { SchemaError } from '../spec/validators.ts'

/** Describes what a schema expects at the place of an error, as a clause such as `must be at least 1`. */
export function describeSchemaError({ keyword, message, params }: SchemaError): string {
  // Only the generator knows the words for a pattern. It takes them from the spec's x-pattern-text.
  if (keyword === 'pattern') return message ?? 'has the wrong format'
  return CLAUSES[keyword]?.(params, String(params['limit'])) ?? `does not meet the keyword "${keyword}" of its schema`
}

type Params = SchemaError['params']

/** Clauses by keyword of JSON Schema, each from the parameters that Ajv reports. */
const CLAUSES: Readonly<Record<string, (params: Params, limit: string) => string>> = {
  required: () => 'is required',
  additionalProperties: () => 'is not declared',
  unevaluatedProperties: () => 'is not declared',
  type: ({ type }) => `must be ${[type].flat().map(typeName).join(' or ')}`,
  enum: ({ allowedValues }) => `must be one of ${[allowedValues].flat().join(', ')}`,
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  format: ({ format }) => `must be ${FORMATS[String(format)] ?? `in the format "${String(format)}"`}`,
  minimum: (_, limit) => `must be at least ${limit}`,
  maximum: (_, limit) => `must be at most ${limit}`,
  exclusiveMinimum: (_, limit) => `must be above ${limit}`,
  exclusiveMaximum: (_, limit) => `must be below ${limit}`,
  multipleOf: ({ multipleOf }) => `must be a multiple of ${String(multipleOf)}`,
  minLength: (_, limit) => `must have at least ${count(limit, 'character')}`,
  maxLength: (_, limit) => `must have at most ${count(limit, 'character')}`,
  minItems: (_, limit) => `must have at least ${count(limit, 'item')}`,
  maxItems: (_, limit) => `must have at most ${count(limit, 'item')}`,
  uniqueItems: ({ i, j }) => `must not contain the same item twice, as items ${String(j)} and ${String(i)} are`,
  minProperties: (_, limit) => `must have at least ${count(limit, 'property', 'properties')}`,
  maxProperties: (_, limit) => `must have at most ${count(limit, 'property', 'properties')}`,
  oneOf: () => 'must match exactly one of its declared forms',
  anyOf: () => 'must match one of its declared forms',
  'x-regex-flags': ({ flags }) => `must be a regular expression that is valid with the flags ${String(flags)}`,
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
}

function typeName(type: unknown): string {
  return TYPES[String(type)] ?? String(type)
}

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'an RFC 3339 date-time',
  date: 'a date such as 2026-01-31',
  time: 'a time such as 10:00:00Z',
  duration: 'an ISO 8601 duration',
  email: 'an email address',
  hostname: 'a host name',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  uri: 'a URI',
  'uri-reference': 'a URI reference',
  uuid: 'a UUID',
  regex: 'a regular expression',
}

function count(limit: string, noun: string, plural = `${noun}s`): string {
  return `${limit} ${limit === '1' ? noun : plural}`
}
