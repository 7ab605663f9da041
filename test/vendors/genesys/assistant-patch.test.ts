import { expect, test } from 'vitest'
import { bearer, emulatorWith, get, json, NOW, patch } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const UNKNOWN_ID = '99999999-9999-4999-8999-999999999999'

const knowledgeSuggestionConfig = {
  vendorName: 'GenesysKnowledge',
  knowledgeBase: { id: 'returns-handbook', languageCode: 'en-UK' },
  receiveSegmentedArticles: true,
}
const googleDialogflowConfig = { conversationProfiles: [{ languageCode: 'en-US', name: 'default' }] }

test('changes only the fields that a patch contains', async () => {
  const emulator = emulatorWith({
    assistants: [{ id: DESK, name: 'Returns desk', knowledgeSuggestionConfig, googleDialogflowConfig }],
  })
  const before = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}`))

  const response = await patch(emulator, `/api/v2/assistants/${DESK}`, {
    knowledgeSuggestionConfig: { vendorName: 'Unknown' },
  })

  expect(response.status).toBe(200)
  const after = await json<'Assistant'>(response)
  expect(after.knowledgeSuggestionConfig).toEqual({ vendorName: 'Unknown' })
  expect(after).toMatchObject({
    id: before.id,
    name: before.name,
    state: before.state,
    transcriptionConfig: before.transcriptionConfig,
    googleDialogflowConfig,
  })
  expect(await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}`))).toEqual(after)
})

test('updates the modification date and user but not the creation date and user', async () => {
  const emulator = emulatorWith({
    users: [{ name: 'Tamsin' }, { name: 'Idris' }],
    clients: [{ id: 'console', name: 'Console' }],
    tokens: [{ token: 'token-of-idris', client: 'Console', user: 'Idris', permissions: ['assistants:assistant:edit'] }],
    assistants: [{ id: DESK, name: 'Returns desk' }],
  })
  const headers = { ...bearer('token-of-idris'), 'content-type': 'application/json' }
  const before = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}`))
  const me = await json<'UserMe'>(await emulator.genesys.fetch('/api/v2/users/me', { headers }))
  emulator.clock.advance(60_000)

  const init = { method: 'PATCH', headers, body: JSON.stringify({ name: 'Refunds desk' }) }
  const after = await json<'Assistant'>(await emulator.genesys.fetch(`/api/v2/assistants/${DESK}`, init))

  expect(before.modifiedBy?.id).not.toBe(me.id)
  expect(after.dateCreated).toBe(NOW)
  expect(after.createdBy).toEqual(before.createdBy)
  expect(after.dateModified).toBe('2026-01-15T09:01:00.000Z')
  expect(after.modifiedBy).toEqual({ id: me.id, selfUri: me.selfUri })
})

test('accepts a patch with one field or none', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }] })

  const renamed = await patch(emulator, `/api/v2/assistants/${DESK}`, { name: 'Refunds desk' })
  const untouched = await patch(emulator, `/api/v2/assistants/${DESK}`, {})

  expect(renamed.status).toBe(200)
  expect(await json<'Assistant'>(renamed)).toMatchObject({ name: 'Refunds desk' })
  expect(untouched.status).toBe(200)
  expect(await json<'Assistant'>(untouched)).toMatchObject({ name: 'Refunds desk' })
})

test('removes an optional config that is set to null', async () => {
  const emulator = emulatorWith({
    assistants: [{ id: DESK, name: 'Returns desk', knowledgeSuggestionConfig, googleDialogflowConfig }],
  })

  const response = await patch(emulator, `/api/v2/assistants/${DESK}`, {
    knowledgeSuggestionConfig: null,
    googleDialogflowConfig: null,
  })

  expect(response.status).toBe(200)
  const after = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}`))
  expect(after).not.toHaveProperty('knowledgeSuggestionConfig')
  expect(after).not.toHaveProperty('googleDialogflowConfig')
  expect(after.name).toBe('Returns desk')
})

test('rejects null for the name or the transcription config', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }] })
  const before = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}`))

  for (const field of ['name', 'transcriptionConfig']) {
    const response = await patch(emulator, `/api/v2/assistants/${DESK}`, { [field]: null })

    expect(response.status).toBe(400)
    expect(await json<'ErrorBody'>(response)).toMatchObject({
      code: 'invalid.value',
      details: [{ errorCode: 'invalid.value', fieldName: field }],
    })
  }
  expect(await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}`))).toEqual(before)
})

test('rejects renaming an assistant to a name that another one has', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }, { name: 'Hotline' }] })

  const response = await patch(emulator, `/api/v2/assistants/${DESK}`, { name: 'HOTline' })

  expect(response.status).toBe(409)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'general.conflict', status: 409 })
  const after = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}`))
  expect(after.name).toBe('Returns desk')
})

test("allows an update that keeps the assistant's own name", async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }] })

  const same = await patch(emulator, `/api/v2/assistants/${DESK}`, { name: 'Returns desk' })
  const shouted = await patch(emulator, `/api/v2/assistants/${DESK}`, { name: 'RETURNS DESK' })

  expect(same.status).toBe(200)
  expect(shouted.status).toBe(200)
  expect(await json<'Assistant'>(shouted)).toMatchObject({ name: 'RETURNS DESK' })
})

test('checks the token first, then permission, record and body', async () => {
  const wallboard = { id: 'wallboard', name: 'Wallboard', permissions: ['assistants:assistant:view'] }
  const console = { id: 'console', name: 'Console', permissions: ['assistants:assistant:edit'] }
  const emulator = emulatorWith(
    {
      clients: [wallboard, console],
      tokens: [
        { token: 'wallboard-token', client: 'Wallboard' },
        { token: 'console-token', client: 'Console' },
      ],
      assistants: [{ id: DESK, name: 'Returns desk' }],
    },
    { auth: 'strict' },
  )
  const patchBadly = (id: string, token: string) => {
    const headers = { ...bearer(token), 'content-type': 'application/json' }
    return emulator.genesys.fetch(`/api/v2/assistants/${id}`, { method: 'PATCH', headers, body: '{"name":7}' })
  }

  expect((await patchBadly(UNKNOWN_ID, 'unknown-token')).status).toBe(401)
  expect((await patchBadly(UNKNOWN_ID, 'wallboard-token')).status).toBe(403)
  expect((await patchBadly(UNKNOWN_ID, 'console-token')).status).toBe(404)
  expect((await patchBadly(DESK, 'console-token')).status).toBe(400)
})

test('ignores the selfUri of every reference in a request', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }] })

  const response = await patch(emulator, `/api/v2/assistants/${DESK}`, {
    knowledgeSuggestionConfig: {
      vendorName: 'GenesysKnowledge',
      knowledgeBase: { id: 'returns-handbook', selfUri: '/%zz' },
      knowledgeBases: [{ id: 'orders-handbook', languageCode: 'en-GB', selfUri: 'http://[' }],
    },
  })

  expect(response.status).toBe(200)
  expect((await json<'Assistant'>(response)).knowledgeSuggestionConfig).toEqual({
    vendorName: 'GenesysKnowledge',
    knowledgeBase: { id: 'returns-handbook' },
    knowledgeBases: [{ id: 'orders-handbook', languageCode: 'en-GB' }],
  })
})

test('ignores undeclared fields of a config that may be null', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }] })

  const response = await patch(emulator, `/api/v2/assistants/${DESK}`, {
    knowledgeSuggestionConfig: { vendorName: 'Unknown', surplus: 1 },
    googleDialogflowConfig: { conversationProfiles: [{ languageCode: 'en-US', name: 'a', surplus: 1 }], surplus: 1 },
  })

  expect(response.status).toBe(200)
  expect(await json<'Assistant'>(response)).toMatchObject({
    knowledgeSuggestionConfig: { vendorName: 'Unknown' },
    googleDialogflowConfig: { conversationProfiles: [{ languageCode: 'en-US', name: 'a' }] },
  })
})
