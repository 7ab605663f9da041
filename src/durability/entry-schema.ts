import type { JsonSchema } from '../scenarios/json-schema.ts'
import { EARLIEST, LATEST } from '../world/clock.ts'
import { WORLD_NAME } from '../world/world-name.ts'

const STRING: JsonSchema = { type: 'string' }
const TRUE: JsonSchema = { enum: [true] }
const OBJECT: JsonSchema = { type: 'object' }
const COUNT: JsonSchema = { type: 'integer', minimum: 0 }
const NUMBER: JsonSchema = { type: 'integer', minimum: 1 }
/** Number of a state of a world. States before the start of the present request journal have negative ones. */
const POSITION: JsonSchema = { type: 'integer' }
const WORLD: JsonSchema = {
  type: 'string',
  pattern: WORLD_NAME.source,
  title: 'the name of a world: 1 to 64 letters, digits, - and _',
}
const INSTANT: JsonSchema = { type: 'integer', minimum: EARLIEST, maximum: LATEST }
/** How far a clock can be moved: from one end of the time that it can show to the other. */
const DISTANCE: JsonSchema = { type: 'number', minimum: EARLIEST - LATEST, maximum: LATEST - EARLIEST }
/** The form of an instant as a world writes it. Its date is checked separately: a pattern accepts 30 February. */
const DATE: JsonSchema = { type: 'string', title: 'an instant such as 2026-01-15T09:00:00.000Z' }
const SCALAR: JsonSchema = { type: ['string', 'number', 'boolean'] }

/** Creates the schema of an object with no other than the named properties. */
function closed(required: Readonly<Record<string, JsonSchema>>, optional: Readonly<Record<string, JsonSchema>> = {}) {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  }
}

function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items }
}

function tuple(...prefixItems: readonly JsonSchema[]): JsonSchema {
  return { type: 'array', prefixItems, minItems: prefixItems.length, maxItems: prefixItems.length }
}

const FAULT: JsonSchema = {
  type: 'object',
  required: ['id', 'vendor', 'operation', 'seen', 'injected'],
  // The rule of a fault is checked like one that is set.
  properties: { id: STRING, vendor: STRING, operation: STRING, seen: COUNT, injected: COUNT },
}

const RECORDS = closed(
  { group: STRING, collection: STRING, next: COUNT },
  { deleted: listOf(STRING), stored: listOf(tuple(COUNT, OBJECT)) },
)

const CLOCK: JsonSchema = {
  type: 'object',
  minProperties: 1,
  properties: { offset: DISTANCE, at: INSTANT, moved: DISTANCE },
  additionalProperties: false,
}

const WORD: JsonSchema = { type: 'integer', minimum: -2_147_483_648, maximum: 2_147_483_647 }

const CHANGES = closed(
  {},
  {
    records: listOf(RECORDS),
    settings: {
      type: 'object',
      properties: {
        auth: { enum: ['open', 'strict'] },
        faults: closed({ created: COUNT, faults: listOf(FAULT) }),
      },
      propertyNames: {
        type: 'string',
        pattern: '^(?:auth|faults|profile/.+)$',
        title: 'auth, faults or profile/VENDOR',
      },
      // Profiles: the values that a vendor's spec lists are checked separately.
      additionalProperties: { type: 'object', additionalProperties: SCALAR },
    },
    counters: closed({ values: listOf(tuple(STRING, closed({ start: INSTANT, count: COUNT }))) }, { all: TRUE }),
    clock: CLOCK,
    random: tuple(WORD, WORD, WORD, WORD),
    seed: { type: 'integer' },
    turn: COUNT,
  },
)

const OPTIONS = closed(
  {},
  {
    name: WORLD,
    scenario: { type: ['string', 'object'] },
    with: { type: 'object', additionalProperties: SCALAR },
    from: WORLD,
    at: STRING,
    seed: { type: 'integer' },
    clock: { type: ['string', 'number'] },
    auth: { enum: ['open', 'strict'] },
    ephemeral: { type: 'boolean' },
  },
)

const BEGINNING = { options: OPTIONS }
const BEGINNING_PARTS = { state: NUMBER, like: WORLD, changes: CHANGES, digest: STRING }

const BODY = { body: STRING }
const BODY_PARTS = { encoding: { enum: ['base64'] }, truncated: TRUE }

const EXCHANGE = closed(
  {
    number: NUMBER,
    at: DATE,
    duration: { type: 'number', minimum: 0 },
    method: STRING,
    path: STRING,
    query: STRING,
    request: closed({ headers: listOf(tuple(STRING, STRING)), ...BODY }, BODY_PARTS),
    response: closed(
      {
        status: { type: 'integer', minimum: 0, maximum: 599 },
        headers: { type: 'object', additionalProperties: STRING },
        ...BODY,
      },
      BODY_PARTS,
    ),
    undeclared: listOf({ type: 'object', required: ['in', 'at'], properties: { in: STRING, at: STRING } }),
    nearMisses: listOf({
      type: 'object',
      required: ['vendor', 'operation', 'method', 'path', 'differences'],
      properties: { vendor: STRING, operation: STRING, method: STRING, path: STRING, differences: listOf(STRING) },
    }),
  },
  {
    vendor: STRING,
    operation: STRING,
    problem: closed({ kind: STRING, message: STRING, findings: listOf(OBJECT) }),
    undeclaredStatus: TRUE,
    credential: STRING,
    fault: STRING,
    faultRule: OBJECT,
    overridden: TRUE,
    forwarded: {
      type: 'object',
      required: ['to', 'differences'],
      properties: { to: STRING, fallback: STRING, differences: listOf(OBJECT) },
    },
    violation: OBJECT,
    error: STRING,
  },
)

const PLACE = closed({ position: POSITION }, { changes: CHANGES })

/** Schemas of the entries by the member that only they have; `changes` for those that have none of the others. */
export const ENTRY_SCHEMAS = {
  start: closed({ start: WORLD, ...BEGINNING }, { as: WORLD, dropped: COUNT, ...BEGINNING_PARTS }),
  save: closed(
    { world: WORLD, save: closed({ name: STRING, at: DATE, after: COUNT }) },
    { state: NUMBER, changes: CHANGES },
  ),
  state: closed({ state: NUMBER }, { base: NUMBER, shared: STRING, changes: CHANGES }),
  end: closed({ end: WORLD }),
  takes: closed({ world: WORLD, takes: WORLD }),
  forget: closed({ world: WORLD, forget: STRING }),
  exchange: closed({ world: WORLD, exchange: EXCHANGE, before: PLACE }, { after: PLACE }),
  origin: closed({ world: WORLD, origin: closed(BEGINNING, BEGINNING_PARTS) }),
  changes: closed(
    { world: WORLD },
    {
      restored: { anyOf: [{ type: 'string', enum: ['origin'] }, closed({ snapshot: STRING })] },
      cleared: TRUE,
      changes: CHANGES,
      position: POSITION,
      part: tuple(NUMBER, NUMBER),
    },
  ),
} as const satisfies Readonly<Record<string, JsonSchema>>
