import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { Bridge } from './bridge.js'

// Set by `deskdouble exec` and `deskdouble pact record`.
const { DESKDOUBLE_URL: url, DESKDOUBLE_SINGULARITY_AUTHORIZATION: authorization } = process.env
const bridge = new Bridge({ url, authorization })

// Restores the initial state before each test. Unlike a reset, this keeps the request journal for the pact.
beforeEach(() =>
  fetch(`${url}/_control/worlds/default/restore`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'origin' }),
  }),
)

test('the client lists a new assistant', async () => {
  await bridge.create('Parcel tracker', 'You know where parcels are.')
  const names = (await bridge.assistants()).map(({ name }) => name)
  assert.deepEqual(names, ['Parcel tracker', 'Workshop helper'])
})

test('the client rejects a duplicate name with the code of the vendor', async () => {
  await assert.rejects(bridge.create('Workshop helper', 'Again.'), /ASSISTANT_NAME_EXISTS/)
})

test('an assistant responds, and its prompt can be changed', async () => {
  const [{ id }] = await bridge.assistants()
  const { response } = await bridge.execute(id, 'Where is my parcel?')
  assert.notEqual(response, '')
  const { llmPrompt } = await bridge.updatePrompt(id, 'You answer in one word.')
  assert.equal(llmPrompt, 'You answer in one word.')
})

test('a deleted assistant no longer responds', async () => {
  const [{ id }] = await bridge.assistants()
  await bridge.delete(id)
  await assert.rejects(bridge.execute(id, 'Are you there?'), /ASSISTANT_NOT_FOUND/)
})
