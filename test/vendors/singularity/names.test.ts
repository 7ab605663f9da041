import { expect, test } from 'vitest'
import { asCaller, emulatorWith, json, rejection } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const NOT_FOUND = { status: 404, code: 'ASSISTANT_NOT_FOUND' }

/** Creates a client of a company with three assistants; another company has a fourth. */
function setUp(profile: object = {}) {
  const emulator = emulatorWith({
    profile,
    companies: [{ name: 'Ours' }, { name: 'Theirs' }],
    teams: [{ id: 'one', name: 'One' }],
    assistants: [
      { id: AGENT, name: 'Support Agent', teams: ['One'], prompts: ['Be brief.', 'Be kind.'] },
      { name: 'night agent', description: 'lower case' },
      { name: 'Night Agent', description: 'upper case' },
      { name: 'Foreign Agent', company: 'Theirs' },
    ],
  })
  return asCaller(emulator)
}

test('resolves the name of an assistant in every path', async () => {
  const { get, put, post, remove } = setUp()
  const path = '/api/assistants/Support%20Agent'

  expect(await json<'Assistant'>(await get(path))).toMatchObject({ id: AGENT })
  expect(await json<'Assistant'>(await put(path, { description: 'New' }))).toMatchObject({ description: 'New' })
  expect(await json<'PromptVersionList'>(await get(`${path}/prompt-history`))).toMatchObject({
    versions: [{ version: 2 }, { version: 1 }],
  })
  expect(await json<'PromptVersionDetail'>(await get(`${path}/prompt-history/1`))).toMatchObject({ version: 1 })
  expect((await get(`${path}/prompt-history/compare?v1=1&v2=2`)).status).toBe(200)
  expect((await get(`${path}/prompt-history/statistics`)).status).toBe(200)
  expect(await json<'Rollback'>(await post(`${path}/prompt-history/1/rollback`, {}))).toMatchObject({ newVersion: 3 })
  expect((await remove('/api/teams/one/assistants/Support%20Agent')).status).toBe(200)
  expect((await post('/api/teams/assign', { assistantId: 'Support Agent', teamIds: ['one'] })).status).toBe(200)
  expect((await remove(path)).status).toBe(200)
  expect(await rejection(await get(path))).toMatchObject(NOT_FOUND)
})

test('prefers the name in the same case to one that differs in case', async () => {
  const { get } = setUp()
  const description = async (name: string) =>
    (await json<'Assistant'>(await get(`/api/assistants/${name}`))).description

  expect(await description('Night%20Agent')).toBe('upper case')
  expect(await description('night%20agent')).toBe('lower case')
  expect(await description('%20NIGHT%20AGENT%20')).toBe('lower case')
})

test('does not resolve the name of an assistant of another company', async () => {
  const { get } = setUp()

  expect(await rejection(await get('/api/assistants/Foreign%20Agent'))).toMatchObject(NOT_FOUND)
})

test.each(['execute', 'off'])(
  'rejects a name outside of executions if assistantNames is %s',
  async (assistantNames) => {
    const { get } = setUp({ assistantNames })

    expect(await rejection(await get('/api/assistants/Support%20Agent'))).toMatchObject(NOT_FOUND)
    expect((await get(`/api/assistants/${AGENT}`)).status).toBe(200)
  },
)
