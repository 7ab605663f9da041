import { DELAY_TEXT, LONGEST_DELAY, WIDEST_SIGMA } from '../engine/faults/delay.ts'
import { DURATION_PATTERN } from '../world/duration.ts'
import { fillable, type JsonSchema } from './json-schema.ts'

const COUNT = fillable({ type: 'integer', minimum: 1, title: 'a whole number of at least 1' })
const DURATION = fillable({
  type: ['number', 'string'],
  minimum: 0,
  maximum: LONGEST_DELAY,
  pattern: DURATION_PATTERN,
  title: `a duration ${DELAY_TEXT}`,
})

const DELAY: JsonSchema = {
  description: 'Delay of the response: durations such as 250ms or 1.5s, or numbers of milliseconds.',
  title: 'a mapping with exactly one of fixed, uniform and lognormal',
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  properties: {
    fixed: { description: 'The same delay for every request.', ...DURATION },
    uniform: {
      description: 'A random delay between two bounds.',
      type: 'object',
      required: ['lower', 'upper'],
      properties: { lower: DURATION, upper: DURATION },
      additionalProperties: false,
    },
    lognormal: {
      description: 'A random delay that is mostly near the median and sometimes far longer.',
      type: 'object',
      required: ['median', 'sigma'],
      properties: { median: DURATION, sigma: fillable({ type: 'number', exclusiveMinimum: 0, maximum: WIDEST_SIGMA }) },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
}

/** Returns the JSON Schema of a fault in a scenario. */
export function faultSchema(operations: readonly string[]): JsonSchema {
  return {
    type: 'object',
    properties: {
      operation: fillable({
        description: 'An operationId, or * for every operation that can fail in this way. Defaults to *.',
        enum: ['*', ...operations],
      }),
      times: { description: 'Number of times to inject the fault. Defaults to no limit.', ...COUNT },
      nth: {
        description:
          'First matching request to inject the fault into, counted from 1. Only that one unless times or every is set.',
        ...COUNT,
      },
      every: {
        description:
          'Number of matching requests of which one is injected: 3 for the 3rd, 6th, 9th and so on, or for every third one from nth.',
        ...COUNT,
      },
      probability: fillable({
        description: 'Probability that the fault is injected into a matching request.',
        title: 'a number above 0 and at most 1',
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 1,
      }),
      status: fillable({
        description: 'Status of the response, from 200 to 599. The spec must declare it for the operation.',
        type: 'integer',
      }),
      message: fillable({
        description: 'With the status of an error or quota: the message of the error.',
        type: 'string',
      }),
      code: fillable({
        description: 'With the status of an error or quota: the error code.',
        title: 'a string or a whole number',
        type: ['string', 'integer'],
      }),
      headers: {
        description: "With status or quota: headers that are added to the response or replace the vendor's.",
        type: 'object',
        additionalProperties: fillable({ title: 'a string or a whole number', type: ['string', 'integer'] }),
      },
      body: { description: 'With status or quota: the whole body. It must satisfy the schema of the status.' },
      delay: DELAY,
      quota: {
        description: "Number of requests that are allowed in a window of seconds. Each defaults to the vendor's own.",
        type: 'object',
        properties: { requests: COUNT, seconds: COUNT },
        additionalProperties: false,
      },
      transport: fillable({
        description: 'Connection failure: reset the connection, send nothing, or send half of the body.',
        enum: ['reset', 'empty', 'truncated'],
      }),
      lost: fillable({
        description: 'Lose the request before it is handled, or the response after it was handled.',
        enum: ['request', 'response'],
      }),
    },
    additionalProperties: false,
  }
}
