import { expect, test } from 'vitest'
import { bearer, emulatorWith, follow, get, json } from '../../support/genesys.ts'

const DOMAINS = '/api/v2/languageunderstanding/domains'
const RETURNS = 'd1111111-0000-4000-8000-000000000001'
const ORDERS = 'd1111111-0000-4000-8000-000000000002'
const FIRST = 'e1111111-0000-4000-8000-000000000001'
const SECOND = 'e1111111-0000-4000-8000-000000000002'
const DRAFT = 'e1111111-0000-4000-8000-000000000003'
const DESK = '11111111-1111-4111-8111-111111111111'
const UTTERANCES = [{ segments: [{ text: 'I want to return ' }, { text: 'boots', entity: { name: 'article' } }] }]
const INTENTS = [{ name: 'return_parcel', utterances: UTTERANCES }]

const records = {
  nluDomains: [
    { id: RETURNS, name: 'Returns' },
    { id: ORDERS, name: 'Orders' },
  ],
  nluDomainVersions: [
    { id: FIRST, domain: 'Returns', published: true, intents: INTENTS },
    { id: SECOND, domain: 'Returns', published: true, intents: INTENTS },
    { id: DRAFT, domain: 'Returns', intents: INTENTS },
  ],
}

test('lists language models by page number', async () => {
  const emulator = emulatorWith({ generate: { nluDomains: 26 } })

  const first = await json<'NluDomainListing'>(await get(emulator, DOMAINS))
  const last = await json<'NluDomainListing'>(await follow(emulator, first.nextUri))
  const beyond = await json<'NluDomainListing'>(await get(emulator, `${DOMAINS}?pageNumber=9`))

  expect(first).toMatchObject({ total: 26, pageCount: 2, pageNumber: 1, pageSize: 25, lastUri: last.selfUri })
  expect([first.entities.length, last.entities.length, beyond.entities.length]).toEqual([25, 1, 0])
  expect([first.previousUri, last.nextUri, beyond.previousUri]).toEqual([undefined, undefined, undefined])
  expect(last.previousUri).toBe(first.selfUri)
})

test('requires only one of the permissions for language models', async () => {
  const emulator = emulatorWith({
    ...records,
    clients: [
      { name: 'bots', permissions: ['dialog:bot:view'] },
      { name: 'nobody', permissions: ['dialog:botVersion:view'] },
    ],
    tokens: ['bots', 'nobody'].map((name) => ({ token: name, client: name, expiresAt: '2099-12-31T23:59:59.000Z' })),
  })

  const allowed = await emulator.genesys.fetch(DOMAINS, { headers: bearer('bots') })
  const rejected = await emulator.genesys.fetch(DOMAINS, { headers: bearer('nobody') })

  expect([allowed.status, rejected.status]).toEqual([200, 403])
  const { code, message } = await json<'ErrorBody'>(rejected)
  expect(code).toBe('missing.any.permissions')
  expect(message).toContain('languageUnderstanding:nluDomain:view')
})

test('refers to the draft and the published version of a language model', async () => {
  const emulator = emulatorWith(records)

  const domain = await json<'NluDomain'>(await get(emulator, `${DOMAINS}/${RETURNS}`))
  const other = await json<'NluDomain'>(await get(emulator, `${DOMAINS}/${ORDERS}`))

  expect([domain.draftVersion?.id, domain.lastPublishedVersion?.id]).toEqual([DRAFT, SECOND])
  expect(domain.draftVersion?.intents).toEqual([{ name: 'return_parcel' }])
  expect([other.draftVersion, other.lastPublishedVersion]).toEqual([undefined, undefined])
  const draft = await follow(emulator, domain.draftVersion?.selfUri)
  expect(await json<'NluDomainVersion'>(draft)).toMatchObject({ id: DRAFT, published: false })
})

test('returns the language model of a copilot at its selfUri', async () => {
  const nluConfig = {
    domain: { id: RETURNS, useLatestVersion: false, version: { id: FIRST } },
    intentConfidenceThreshold: 0.5,
  }
  const copilot = { enabled: true, liveOnQueue: true, defaultLanguage: 'en-US', nluConfig }
  const emulator = emulatorWith({ ...records, assistants: [{ id: DESK, name: 'Desk', copilot }] })
  const read = await json<'Copilot'>(await get(emulator, `/api/v2/assistants/${DESK}/copilot`))

  const domain = await json<'NluDomain'>(await follow(emulator, read.nluConfig?.domain.selfUri))
  const version = await json<'NluDomainVersion'>(await follow(emulator, read.nluConfig?.domain.version?.selfUri))

  expect([domain.id, version.id]).toEqual([RETURNS, FIRST])
})

test('includes the utterances of intents only on request', async () => {
  const emulator = emulatorWith(records)
  const utterances = async (query: string) => {
    const { entities } = await json<'NluDomainVersionListing'>(
      await get(emulator, `${DOMAINS}/${RETURNS}/versions${query}`),
    )
    const one = await json<'NluDomainVersion'>(await get(emulator, `${DOMAINS}/${RETURNS}/versions/${FIRST}${query}`))
    return [entities[0]?.intents?.[0]?.utterances, one.intents?.[0]?.utterances]
  }

  expect(await utterances('')).toEqual([[], []])
  expect(await utterances('?includeUtterances=false')).toEqual([[], []])
  expect(await utterances('?includeUtterances=true')).toEqual([UTTERANCES, UTTERANCES])
})

test('answers 404 for a version of another language model', async () => {
  const emulator = emulatorWith(records)

  const response = await get(emulator, `${DOMAINS}/${ORDERS}/versions/${FIRST}`)
  const none = await json<'NluDomainVersionListing'>(await get(emulator, `${DOMAINS}/${ORDERS}/versions`))

  expect([response.status, none.total]).toEqual([404, 0])
})
