import { expect, it } from 'vitest'
import { emulate } from '../../../src/emulator/emulator.ts'
import { repeatDuring } from '../../support/repeat-during.ts'
import { vendorOfText } from './load.ts'

/** More records than a list shapes and checks in one go. */
const COUNT = 1203

const thing = { $ref: '#/components/schemas/Thing' }
const array = { type: 'array', items: thing }
const number = { type: 'integer' }

/** Bodies of a list without pages, by a description of them. */
const BODIES: Readonly<Record<string, object>> = {
  'an array': array,
  'an array without a schema for its entries': { type: 'array' },
  'an array of unique entries': { ...array, uniqueItems: true },
  'a property of an object': {
    type: 'object',
    required: ['requestId', 'total'],
    properties: { requestId: { type: 'string' }, things: array, total: number },
  },
  'a property of a part of allOf': {
    allOf: [
      { type: 'object', properties: { total: number } },
      { type: 'object', properties: { things: array } },
    ],
  },
  'a nested property': { type: 'object', properties: { result: { type: 'object', properties: { things: array } } } },
}

const json = (schema: object) => ({ description: 'OK', content: { 'application/json': { schema } } })

function documentOf(schema: object) {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  const list = { operationId: 'listThings', responses: { 200: json(schema) } }
  const create = { operationId: 'createThing', requestBody: json(thing), responses: { 201: json(thing) } }
  const paths = {
    '/things': { get: list, post: create },
    '/things/{id}': { get: { operationId: 'getThing', parameters: [id], responses: { 200: json(thing) } } },
  }
  const properties = { id: { type: 'string' }, name: { type: 'string' }, owner: { type: 'string', format: 'uuid' } }
  const schemas = { Thing: { type: 'object', required: ['id', 'name', 'owner'], properties } }
  return { openapi: '3.1.0', info: { title: 'Things', version: '1' }, paths, components: { schemas } }
}

async function emulatorWith(schema: object) {
  const api = await vendorOfText(JSON.stringify(documentOf(schema)))
  const scenario = { scenario: 'many', describe: 'Many things', api: { generate: { things: COUNT } } }
  return emulate({ vendors: { api }, scenario })
}

/** Returns the only list in a body. */
function listIn(body: unknown): readonly { readonly id: string }[] {
  if (Array.isArray(body)) return body
  return Object.values(Object(body)).flatMap((member) => (typeof member === 'object' ? listIn(member) : []))
}

it.each(Object.keys(BODIES))('lists each record as a read shows it, in order, in %s', async (name) => {
  const emulator = await emulatorWith(BODIES[name] ?? {})
  const response = await emulator.fetch('/things')
  const text = await response.text()
  const list = listIn(JSON.parse(text))

  expect([response.status, list.length]).toEqual([200, COUNT])
  expect(new Set(list.map(({ id }) => id)).size).toBe(COUNT)
  for (const at of [0, 99, 100, COUNT - 1]) {
    expect(await (await emulator.fetch(`/things/${list[at]?.id}`)).json()).toEqual(list[at])
  }
  expect(emulator.exchanges()[0]?.response.body).toBe(text)
  expect(await (await emulator.fetch('/things')).text()).toBe(text)
})

it('answers other requests while a long list is created', async () => {
  const emulator = await emulatorWith(array)
  const { id } = listIn(await (await emulator.fetch('/things')).json())[0] ?? {}
  const listed = emulator.fetch('/things')
  const answers = await repeatDuring(listed, () => emulator.fetch(`/things/${id}`))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect((await listed).status).toBe(200)
  expect(answers.length).toBeGreaterThan(5)
})
