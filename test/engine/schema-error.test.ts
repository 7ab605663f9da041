import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { describeSchemaError } from '../../src/engine/exchange/schema-error.ts'

const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)

/** Returns the description of the first error of a value. */
function describeError(schema: object, value: unknown): string | undefined {
  const check = ajv.compile(schema)
  check(value)
  const [error] = check.errors ?? []
  return error && describeSchemaError(error)
}

describe('describeSchemaError', () => {
  it.each([
    [{ type: 'string' }, 3, 'must be a string'],
    [{ type: ['string', 'null'] }, 3, 'must be a string or null'],
    [{ type: 'integer' }, 1.5, 'must be a whole number'],
    [{ type: 'boolean' }, 3, 'must be true or false'],
    [{ type: 'array' }, 3, 'must be an array'],
    [{ type: 'object' }, 3, 'must be an object'],
    [{ enum: ['Call', 'Email'] }, 'Fax', 'must be one of Call, Email'],
    [{ const: 'Call' }, 'Fax', 'must be "Call"'],
    [{ minimum: 1 }, 0, 'must be at least 1'],
    [{ maximum: 200 }, 500, 'must be at most 200'],
    [{ exclusiveMinimum: 0 }, 0, 'must be above 0'],
    [{ exclusiveMaximum: 1 }, 1, 'must be below 1'],
    [{ multipleOf: 5 }, 7, 'must be a multiple of 5'],
    [{ minLength: 1 }, '', 'must have at least 1 character'],
    [{ maxLength: 3 }, 'desk', 'must have at most 3 characters'],
    [{ minItems: 2 }, [], 'must have at least 2 items'],
    [{ maxItems: 1 }, [1, 2], 'must have at most 1 item'],
    [{ uniqueItems: true }, [1, 2, 1], 'must not contain the same item twice, as items 0 and 2 are'],
    [{ minProperties: 1 }, {}, 'must have at least 1 property'],
    [{ maxProperties: 0 }, { a: 1 }, 'must have at most 0 properties'],
    [{ format: 'date-time' }, 'noon', 'must be an RFC 3339 date-time'],
    [{ format: 'json-pointer' }, 'a', 'must be in the format "json-pointer"'],
    [{ required: ['name'] }, {}, 'is required'],
    [{ additionalProperties: false }, { nick: 1 }, 'is not declared'],
    [{ oneOf: [{ type: 'string' }, { minLength: 1 }] }, 'a', 'must match exactly one of its declared forms'],
    [{ not: {} }, 3, 'does not meet the keyword "not" of its schema'],
  ])('describes the error of %j', (schema, value, description) => {
    expect(describeError(schema, value)).toBe(description)
  })

  it('describes values that match no form of an anyOf', () => {
    const error = { instancePath: '', keyword: 'anyOf', params: {} }
    expect(describeSchemaError(error)).toBe('must match one of its declared forms')
  })

  it('describes a pattern by the words of the spec and never shows the expression', () => {
    const error = { instancePath: '', keyword: 'pattern', params: { pattern: '^[1-9]$' } }
    expect(describeSchemaError({ ...error, message: 'must be a digit' })).toBe('must be a digit')
    expect(describeSchemaError(error)).toBe('has the wrong format')
  })
})
