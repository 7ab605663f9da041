import { LONGEST_DELAY, WIDEST_SIGMA } from '../engine/faults/delay.ts'
import { fillable, type JsonSchema } from './json-schema.ts'

const COUNT = fillable({ type: 'integer', minimum: 1, title: 'a whole number, 1 or more' })
const MILLIS = fillable({
  type: 'number',
  minimum: 0,
  maximum: LONGEST_DELAY,
  title: `milliseconds, from 0 to ${LONGEST_DELAY}`,
})

const DELAY: JsonSchema = {
  description: 'Waits before it answers, in milliseconds.',
  title: 'one of fixed, uniform and lognormal',
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  properties: {
    fixed: { description: 'Always as long.', ...MILLIS },
    uniform: {
      description: 'As long as chance says, between two bounds.',
      type: 'object',
      required: ['lower', 'upper'],
      properties: { lower: MILLIS, upper: MILLIS },
      additionalProperties: false,
    },
    lognormal: {
      description: 'Mostly near the median, now and then far longer.',
      type: 'object',
      required: ['median', 'sigma'],
      properties: { median: MILLIS, sigma: fillable({ type: 'number', exclusiveMinimum: 0, maximum: WIDEST_SIGMA }) },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
}

/** What a scenario may say of a fault: of which operation, when it strikes, and what happens then. */
export function faultSchema(operations: readonly string[]): JsonSchema {
  return {
    type: 'object',
    properties: {
      operation: fillable({ description: 'An operation; all of them unless given.', enum: ['*', ...operations] }),
      times: { description: 'For how many exchanges; for all unless given.', ...COUNT },
      nth: { description: 'Only the exchange of this number, counted from 1.', ...COUNT },
      probability: fillable({
        description: 'How likely it strikes.',
        title: 'a number above 0, at most 1',
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 1,
      }),
      status: fillable({ description: 'Answers with this status, which the spec must declare.', type: 'integer' }),
      delay: DELAY,
      quota: {
        description: 'Lets so many requests through in so many seconds.',
        type: 'object',
        properties: { requests: COUNT, seconds: COUNT },
        additionalProperties: false,
      },
      transport: fillable({
        description: 'Breaks the connection, answers with nothing, or with half a body.',
        enum: ['reset', 'empty', 'truncated'],
      }),
      lost: fillable({
        description: 'Loses the request before anything happens, or the reply after it did.',
        enum: ['request', 'reply'],
      }),
    },
    additionalProperties: false,
  }
}
