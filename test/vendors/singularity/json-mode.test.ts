import { describe, expect, it } from 'vitest'
import { asCaller, emulatorWith, json, rejection } from '../../support/singularity.ts'

const AGENT = 'assistant-1'
const PLURAL = `/api/assistants/${AGENT}/execute`
const SINGULAR = `/api/assistant/${AGENT}/execute`
const JSON_OBJECT = { responseFormat: { type: 'json_object' } }

const rules = [
  { userInput: 'scripted', response: 'Order 7', json: { order: 7, lines: [{ sku: 'boots' }] } },
  { userInput: 'text of an object', response: '{"order": 8}' },
  { userInput: 'text', response: 'Order 9' },
  { userInput: 'list', response: '[9]' },
  { pattern: '^\\{', response: '{{userInput}}' },
]

function clientOfRules() {
  const emulator = emulatorWith({ assistants: [{ id: AGENT, name: 'Helper' }], executionRules: rules })
  const client = asCaller(emulator)
  const responseTo = async (userInput: string, more: object = JSON_OBJECT) => {
    return (await json<'Answer'>(await client.post(PLURAL, { userInput, ...more }))).response
  }
  return { emulator, ...client, responseTo }
}

describe('an execution with a responseFormat', () => {
  it('answers with the text of a JSON object in JSON mode', async () => {
    const { responseTo } = clientOfRules()
    expect(JSON.parse(await responseTo('scripted'))).toEqual({ order: 7, lines: [{ sku: 'boots' }] })
    expect(JSON.parse(await responseTo('text of an object'))).toEqual({ order: 8 })
    expect(JSON.parse(await responseTo('text'))).toEqual({ response: 'Order 9' })
    expect(JSON.parse(await responseTo('list'))).toEqual({ response: '[9]' })
    expect(await responseTo('text', { responseFormat: { type: 'text' } })).toBe('Order 9')
    expect(await responseTo('scripted', {})).toBe('Order 7')
  })

  it('answers with an object that has the properties of the requested schema', async () => {
    const { responseTo, post } = clientOfRules()
    const schema = {
      type: 'object',
      properties: {
        summary: { type: 'string' },
        state: { enum: ['open', 'closed'] },
        version: { const: 2 },
        total: { type: ['number', 'null'] },
        lines: { type: 'array', items: { type: 'string' } },
        customer: { type: 'object', properties: { isKnown: { type: 'boolean' }, other: {} } },
      },
    }
    expect(JSON.parse(await responseTo('text', { responseFormat: { type: 'json_schema', schema } }))).toEqual({
      summary: 'Order 9',
      state: 'open',
      version: 2,
      total: 0,
      lines: [],
      customer: { isKnown: false, other: null },
    })
    const withoutSchema = await rejection(
      await post(PLURAL, { userInput: 'x', responseFormat: { type: 'json_schema' } }),
    )
    expect(withoutSchema).toMatchObject({ status: 400, details: [{ field: 'responseFormat.schema' }] })
  })

  it('answers with the text itself if its JSON is nested very deeply', async () => {
    const { responseTo } = clientOfRules()
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`
    expect(JSON.parse(await responseTo(deep))).toEqual({ response: deep })
    expect(JSON.parse(await responseTo('{"a":{"b":1}}'))).toEqual({ a: { b: 1 } })
  })

  it('rejects an unknown type of responseFormat', async () => {
    const { post } = clientOfRules()
    for (const path of [PLURAL, SINGULAR]) {
      const rejected = await rejection(await post(path, { userInput: 'x', responseFormat: { type: 'xml' } }))
      expect(rejected).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
      expect(rejected.details).toMatchObject([{ field: 'responseFormat.type' }])
    }
  })

  it('answers JSON mode with a message or with the bare object', async () => {
    const { emulator, post } = clientOfRules()
    const request = { userInput: 'scripted', ...JSON_OBJECT }
    const message = await json<'AnswerMessage'>(await post(SINGULAR, request))
    expect(message).toMatchObject({ message_type: 'json', data: { json: { order: 7, lines: [{ sku: 'boots' }] } } })
    expect(message.content[0]?.text.value).not.toContain('boots')

    emulator.singularity.setProfile({ jsonMode: 'bare' })
    expect(await (await post(SINGULAR, request)).json()).toEqual({ order: 7, lines: [{ sku: 'boots' }] })
    expect(await (await post(SINGULAR, { userInput: 'text' })).json()).toMatchObject({ message_type: 'text' })
  })

  it('never answers with a bare object that could be taken for a message', async () => {
    const { emulator, post } = clientOfRules()
    emulator.singularity.setProfile({ jsonMode: 'bare' })
    const schema = { properties: { role: {}, content: {}, created_at: {}, assistant_id: {} } }
    const response = await post(SINGULAR, { userInput: 'text', responseFormat: { type: 'json_schema', schema } })
    expect([response.status, await response.json()]).toEqual([200, { response: 'Order 9' }])
    const scripted = { role: 'a', content: 'b', created_at: 1, assistant_id: 'c' }
    expect(() => emulatorWith({ executionRules: [{ json: scripted }] })).toThrow(/executionRules\[0\]\.json/)
  })
})
