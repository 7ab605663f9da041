import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { Bridge } from './bridge.js'

// Set by `deskdouble exec` and `deskdouble pact record`.
const { DESKDOUBLE_URL: url, DESKDOUBLE_SINGULARITY_AUTHORIZATION: authorization } = process.env
const bridge = new Bridge({ url, authorization })

// Each test begins with the scenario; unlike a reset, this keeps the journal, which the pact is made of.
beforeEach(() =>
  fetch(`${url}/_control/worlds/default/restore`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'origin' }),
  }),
)

test('a new assistant is listed', async () => {
  await bridge.hire('Parcel tracker', 'You know where parcels are.')
  const names = (await bridge.assistants()).map(({ name }) => name)
  assert.deepEqual(names, ['Parcel tracker', 'Workshop helper'])
})

test('a name that is taken is refused', async () => {
  await assert.rejects(bridge.hire('Workshop helper', 'Again.'), /ASSISTANT_NAME_EXISTS/)
})

test('an assistant answers, and is instructed anew', async () => {
  const [{ id }] = await bridge.assistants()
  const { response } = await bridge.execute(id, 'Where is my parcel?')
  assert.notEqual(response, '')
  const { llmPrompt } = await bridge.instruct(id, 'You answer in one word.')
  assert.equal(llmPrompt, 'You answer in one word.')
})

test('whoever was dismissed answers no more', async () => {
  const [{ id }] = await bridge.assistants()
  await bridge.dismiss(id)
  await assert.rejects(bridge.execute(id, 'Are you there?'), /ASSISTANT_NOT_FOUND/)
})
