import { describe, expect, it } from 'vitest'
import { redactBody } from '../../src/engine/journal/redact.ts'
import { secretsOf } from '../../src/engine/journal/secrets.ts'
import { createEmulator, type ListeningEmulator } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'

/** A value that no text of the control API may contain. */
const SECRET = 'hunter2-value'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const JSON_TYPE = { 'content-type': 'application/json' }

const REQUESTS = [
  ['a header of another vendor on a path of none', '/nowhere', { headers: { auth: SECRET } }],
  ['a header of another vendor', '/api/v2/assistants', { headers: { auth: SECRET } }],
  ['an Authorization header on a path of no vendor', '/nowhere', { headers: { authorization: `Bearer ${SECRET}` } }],
  ['a Proxy-Authorization header', '/api/v2/users/me', { headers: { 'proxy-authorization': `Basic ${SECRET}` } }],
  ['a Cookie header', '/api/v2/users/me', { headers: { cookie: `session=${SECRET}` } }],
  ['an X-API-Key header', '/nowhere', { headers: { 'x-api-key': SECRET } }],
  ['client_secret in a query', `/oauth/token?client_secret=${SECRET}`, {}],
  ['client_secret in a query of no vendor', `/nowhere?a=1&client_secret=${SECRET}&b=2`, {}],
  ['a percent-encoded name', `/nowhere?client%5Fsecret=${SECRET}`, {}],
  ['a percent-encoded name with encoded letters', `/nowhere?%63lient_secr%65t=${SECRET}`, {}],
  ['a name in another case', `/nowhere?Client-Secret=${SECRET}&CLIENTSECRET=${SECRET}`, {}],
  ['a signature in another case', `/nowhere?X-Amz-Signature=${SECRET}&x-amz-signature=${SECRET}`, {}],
  ['an encoded signature', `/nowhere?X%2DAmz%2dSignature=${SECRET}`, {}],
  ['a signature of another store', `/nowhere?sig=${SECRET}&Signature=${SECRET}`, {}],
  ['a form', '/oauth/token', { method: 'POST', headers: FORM, body: `grant_type=x&client_secret=${SECRET}` }],
  ['an encoded form', '/oauth/token', { method: 'POST', headers: FORM, body: `client%5Fsecret=${SECRET}&a=b` }],
  [
    'a JSON body',
    '/api/v2/assistants',
    { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ a: [{ Client_Secret: SECRET }] }) },
  ],
  [
    'a JSON body with an escaped name',
    '/api/v2/assistants',
    { method: 'POST', headers: JSON_TYPE, body: `{"x":{"client\\u005fsecret":"${SECRET}"}}` },
  ],
  [
    'a JSON body with a URL',
    '/api/v2/assistants',
    { method: 'POST', headers: JSON_TYPE, body: `{"name":"https://x.example/?a=1&X-Amz-Signature=${SECRET}"}` },
  ],
  [
    'a broken JSON body',
    '/api/v2/assistants',
    { method: 'POST', headers: JSON_TYPE, body: `{"a":1,"client_secret":"${SECRET}","b":` },
  ],
  [
    'a broken multipart form',
    '/api/v2/assistants',
    {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: `--x\r\nContent-Disposition: form-data; name="client_secret"\r\nContent-Type: text/plain\r\n\r\n${SECRET}\r\n`,
    },
  ],
  ['a body on a path of no vendor', '/nowhere', { method: 'POST', headers: FORM, body: `client_secret=${SECRET}` }],
  ['a Referer', '/nowhere', { headers: { referer: `https://x.example/?access_token=${SECRET}#id_token=${SECRET}` } }],
  [
    'a rejected value',
    '/oauth/token',
    { method: 'POST', headers: FORM, body: `client_secret=${SECRET}&client_secret=${SECRET}` },
  ],
] as const satisfies readonly (readonly [string, string, RequestInit])[]

describe('a secret', () => {
  it.each(REQUESTS)('in %s is in no view of the journal', async (_, path, init) => {
    const emulator = createEmulator()
    const events = await emulator.fetch('/_control/worlds/default/journal/events')
    await emulator.fetch(path, init)
    const views = await viewsOf(emulator)
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    views.push((await reader?.read())?.value ?? '', (await reader?.read())?.value ?? '')
    for (const view of views) expect(view).not.toContain(SECRET)
    expect(views.join('')).toContain(path.split('?')[0] ?? path)
  })

  it('in a body that is not UTF-8 is in no view of the journal', async () => {
    const emulator = createEmulator()
    const bytes = new Uint8Array([...new TextEncoder().encode(`client_secret=${SECRET}&a=`), 0xff])
    await emulator.fetch('/api/v2/assistants', { method: 'POST', headers: JSON_TYPE, body: bytes })
    const encoded = btoa(`client_secret=${SECRET}`).slice(8, 30)
    for (const view of await viewsOf(emulator))
      expect([view.includes(SECRET), view.includes(encoded)]).toEqual([false, false])
  })

  it('that a response contains is in no view of the journal', async () => {
    const emulator = createEmulator()
    const { headers } = emulator.bird.credentials
    const [agent] = emulator.bird.records.agents.list()
    const presign = emulator.vendors['bird']?.spec.operations.get('presignAvatarUpload')
    const path = presign?.path.replace('{workspaceId}', agent?.workspaceId ?? '').replace('{agentId}', agent?.id ?? '')
    const response = await emulator.fetch(path ?? '', { headers })
    const { formData } = await response.json()
    expect(formData['x-amz-signature']).toMatch(/^[0-9a-f]{64}$/)
    for (const view of await viewsOf(emulator)) expect(view).not.toContain(formData['x-amz-signature'])
  })
})

describe('the redaction of a body', () => {
  const secrets = secretsOf(undefined)

  it.each(['{"name":"Ann","signature":"Kind regards, Ann"}', 'a=1&b=2', 'plain & simple text?', '{"a":"100%"}', '[1]'])(
    'keeps the text without secrets as it is: %s',
    (body) => {
      expect(redactBody(body, secrets)).toBe(body)
    },
  )

  it.each([
    '"'.repeat(300_000),
    `"${'\\"'.repeat(150_000)}`,
    '{"a":'.repeat(60_000),
    '?'.repeat(300_000),
    '&a'.repeat(150_000),
    '"secret":"'.repeat(30_000),
    `"secret":"${'\\'.repeat(300_000)}`,
  ])('ends for a body that looks like a secret everywhere (%#)', (body) => {
    expect(typeof redactBody(body, secrets)).toBe('string')
  })
})

async function viewsOf(emulator: ListeningEmulator): Promise<string[]> {
  const control = controlOf(emulator)
  const paths = ['', '/1', '/har', '/near-misses', '/wait']
  return Promise.all(paths.map(async (path) => (await control.get(`/worlds/default/journal${path}`)).text()))
}
