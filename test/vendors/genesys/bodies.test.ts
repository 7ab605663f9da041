import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { bearer, emulatorWith, get, json, patch, post } from '../../support/genesys.ts'

const assistant = { name: 'Returns desk', transcriptionConfig: { vendorName: 'Genesys' } }

function send(world: WorldHandle, init: RequestInit, contentType = 'application/json') {
  const headers = { ...bearer('any-token'), 'content-type': contentType }
  return world.genesys.fetch('/api/v2/assistants', { method: 'POST', headers, ...init })
}

async function count(world: WorldHandle): Promise<number> {
  return (await json<'AssistantListing'>(await get(world, '/api/v2/assistants'))).entities.length
}

test('rejects a body that is missing or not JSON', async () => {
  const emulator = emulatorWith({})

  const missing = await send(emulator, {})
  const empty = await send(emulator, { body: '' })
  const truncated = await send(emulator, { body: '{"name":"Returns' })
  const form = await send(emulator, { body: 'name=Returns' })

  for (const response of [missing, empty, truncated, form]) {
    expect(response.status).toBe(400)
    expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'bad.request', status: 400 })
  }
  expect(await count(emulator)).toBe(0)
})

test('reports every invalid field of a body', async () => {
  const emulator = emulatorWith({})

  const response = await post(emulator, '/api/v2/assistants', {
    name: ' ',
    transcriptionConfig: { vendorName: 'Whisper' },
    knowledgeSuggestionConfig: { knowledgeBases: [{ id: 'handbook', languageCode: 'xx-XX' }] },
  })

  expect(response.status).toBe(400)
  const { code, details } = await json<'ErrorBody'>(response)
  expect(code).toBe('invalid.value')
  expect(details?.map(({ fieldName }) => fieldName).toSorted()).toEqual([
    'knowledgeSuggestionConfig.knowledgeBases.0.languageCode',
    'knowledgeSuggestionConfig.vendorName',
    'name',
    'transcriptionConfig.vendorName',
  ])
  expect(await count(emulator)).toBe(0)
})

test('rejects a body that is not declared as JSON', async () => {
  const emulator = emulatorWith({})

  for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', '', 'json']) {
    const response = await send(emulator, { body: JSON.stringify(assistant) }, type)

    expect(response.status, type).toBe(415)
    expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'unsupported.media.type', status: 415 })
  }
  expect(await count(emulator)).toBe(0)
  expect((await send(emulator, { body: JSON.stringify(assistant) }, 'Application/JSON; charset=utf-8')).status).toBe(
    200,
  )
})

test('rejects a body over the size limit', async () => {
  const emulator = emulatorWith({}, { bodyLimit: 1000 })
  const padded = (bytes: number) => JSON.stringify(assistant).padEnd(bytes, ' ')

  const over = await send(emulator, { body: padded(1001) })
  const under = await send(emulator, { body: padded(1000) })

  expect(over.status).toBe(413)
  expect(await json<'ErrorBody'>(over)).toMatchObject({ code: 'request.entity.too.large', status: 413 })
  expect(under.status).toBe(200)
  expect(await count(emulator)).toBe(1)
  expect((await patch(emulator, (await json<'Assistant'>(under)).selfUri, { name: 'x'.repeat(1000) })).status).toBe(413)
})
