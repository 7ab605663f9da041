import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { createEmulator } from '../../src/index.ts'
import { namesIn, send, stringIn } from '../support/desk-client.ts'
import { DeskModel } from '../support/desk-model.ts'

const A = '/api/v2/assistants'
const Q = '/api/v2/routing/queues'

const names = fc.constantFrom('Ann', 'ANN', 'Bob', 'bob', 'Cid', 'Straße', 'STRASSE', 'Dee', 'Eve')
const media = fc.subarray(['Call', 'Email', 'Message'], { minLength: 1 })
const n = fc.nat(5)

type Action = (emulator: Emulator, model: DeskModel) => Promise<void>

const actions: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(names).map(([name]) => createAssistant(name)) },
  fc.tuple(n, names).map(
    ([n, name]): Action =>
      async (emulator, model) => {
        const id = model.pick('assistants', n)
        await expectResponse(send(emulator, 'PATCH', `${A}/${id}`, { name }), model.renameAssistant(id, name))
      },
  ),
  fc.tuple(n).map(
    ([n]): Action =>
      async (emulator, model) => {
        const id = model.pick('assistants', n)
        await expectResponse(send(emulator, 'GET', `${A}/${id}`), model.getAssistant(id))
      },
  ),
  fc.tuple(n).map(
    ([n]): Action =>
      async (emulator, model) => {
        const id = model.pick('assistants', n)
        await expectResponse(send(emulator, 'DELETE', `${A}/${id}`), model.deleteAssistant(id))
      },
  ),
  { weight: 3, arbitrary: fc.tuple(names).map(([name]) => createQueue(name)) },
  fc.tuple(n, names).map(
    ([n, name]): Action =>
      async (emulator, model) => {
        const id = model.pick('queues', n)
        await expectResponse(send(emulator, 'PUT', `${Q}/${id}`, { name }), model.renameQueue(id, name))
      },
  ),
  fc.tuple(n).map(
    ([n]): Action =>
      async (emulator, model) => {
        const id = model.pick('queues', n)
        await expectResponse(send(emulator, 'DELETE', `${Q}/${id}`), model.deleteQueue(id))
      },
  ),
  fc.tuple(n, n, media).map(
    ([a, q, mediaTypes]): Action =>
      async (emulator, model) => {
        const [assistant, queue] = [model.pick('assistants', a), model.pick('queues', q)]
        const response = send(emulator, 'PUT', `${A}/${assistant}/queues/${queue}`, { mediaTypes })
        await expectResponse(response, model.putQueue(assistant, queue, mediaTypes))
      },
  ),
  fc.tuple(n, fc.array(n, { maxLength: 3 }), media).map(
    ([a, qs, mediaTypes]): Action =>
      async (emulator, model) => {
        const assistant = model.pick('assistants', a)
        const queues = qs.map((q) => model.pick('queues', q))
        const body = queues.map((id) => ({ id, mediaTypes }))
        const response = send(emulator, 'PATCH', `${A}/${assistant}/queues`, body)
        await expectResponse(response, model.assignQueues(assistant, queues, mediaTypes))
      },
  ),
  fc.tuple(n, n).map(
    ([a, q]): Action =>
      async (emulator, model) => {
        const [assistant, queue] = [model.pick('assistants', a), model.pick('queues', q)]
        await expectResponse(
          send(emulator, 'DELETE', `${A}/${assistant}/queues/${queue}`),
          model.unassignQueue(assistant, queue),
        )
      },
  ),
  fc.tuple(n).map(
    ([n]): Action =>
      async (emulator, model) => {
        const id = model.pick('assistants', n)
        await expectResponse(send(emulator, 'GET', `${A}/${id}/queues`), model.listQueues(id))
      },
  ),
)

describe('any sequence of valid requests', () => {
  it('is answered as a model of plain lists predicts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(actions, { minLength: 10, maxLength: 60 }), async (actions) => {
        const emulator = createEmulator({ scenario: { scenario: 'empty' }, seed: 7, clock: '2026-01-15T09:00:00Z' })
        const model = new DeskModel()

        for (const action of actions) await action(emulator, model)

        await expectSameListings(emulator, model)
        expect(emulator.exchanges().filter(({ violation, error }) => violation ?? error)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

function createAssistant(name: string): Action {
  return async (emulator, model) => {
    const response = await send(emulator, 'POST', A, { name, transcriptionConfig: { vendorName: 'Genesys' } })
    expect(response).toMatchObject(model.createAssistant(name))
    if (response.status === 200) model.assistants.push({ id: stringIn(response.body, 'id'), name })
  }
}

function createQueue(name: string): Action {
  return async (emulator, model) => {
    const response = await send(emulator, 'POST', Q, { name })
    expect(response).toMatchObject(model.createQueue(name))
    if (response.status === 200) model.queues.push({ id: stringIn(response.body, 'id'), name })
  }
}

/** Compares a response with the model's, which was computed when the request was sent. */
async function expectResponse(response: Promise<unknown>, expected: object): Promise<void> {
  expect(await response).toMatchObject(expected)
}

async function expectSameListings(emulator: Emulator, { assistants, queues, associations }: DeskModel): Promise<void> {
  expect(namesIn(await send(emulator, 'GET', A))).toEqual(assistants.map(({ name }) => name))
  expect(namesIn(await send(emulator, 'GET', Q)).toSorted()).toEqual(queues.map(({ name }) => name).toSorted())
  const listed = await send(emulator, 'GET', `${A}/queues?pageSize=200`)
  expect(listed.body).toMatchObject({
    entities: associations.map(({ assistant, queue, media }) => {
      return { id: queue, mediaTypes: media, assistant: { id: assistant } }
    }),
  })
}
