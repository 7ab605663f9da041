import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { asCaller, emulatorWith, rejection } from '../../support/singularity.ts'

const AGENT = 'assistant-1'
const PATH = `/api/assistants/${AGENT}/execute`

function emulatorWithRules(...executionRules: readonly object[]) {
  return emulatorWith({ assistants: [{ id: AGENT, name: 'Helper' }], executionRules })
}

describe('the pattern of an execution rule', () => {
  it('bounds the time that patterns take to match an input', async () => {
    const rules = ['(a+)+$', '^(\\w+\\s?)*$', '(.*)*=', '(a|aa)+$', '([a-zA-Z]+)*!$'].map((pattern) => {
      return { pattern: `${pattern}never`, response: 'no' }
    })
    const emulator = emulatorWithRules(...rules, { pattern: '(\\w+) parcel', response: 'Found {{1}}' })
    for (const userInput of ['a'.repeat(32_000), `${'a '.repeat(15_000)}!`, 'Where is my parcel?']) {
      expect((await asCaller(emulator).post(PATH, { userInput })).status).toBe(200)
    }
    const { response } = await (await asCaller(emulator).post(PATH, { userInput: 'Where is MY parcel?' })).json()
    expect(response).toBe('Found MY')
  })

  it('gets 400 if it needs too many steps for an input, and keeps the server responsive', async () => {
    const emulator = emulatorWithRules({ id: 'slow', pattern: '(\\w+)+\\1$' })
    const { post, get } = asCaller(emulator)
    const rejected = await rejection(await post(PATH, { userInput: `${'a'.repeat(30_000)}!`, sessionId: 's' }))
    expect(rejected).toMatchObject({ status: 400, code: 'PATTERN_TOO_COMPLEX' })
    expect(rejected.message).toContain('execution rule slow')
    expect((await get('/api/sessions/s')).status).toBe(404)
    expect((await post(PATH, { userInput: 'hello' })).status).toBe(200)
  })

  it('gets 400 if it is too large', async () => {
    const emulator = emulatorWithRules({ id: 'large', pattern: '(?:a{999}){999}' })
    const rejected = await rejection(await asCaller(emulator).post(PATH, { userInput: 'a' }))
    expect(rejected).toMatchObject({ status: 400, code: 'PATTERN_TOO_COMPLEX' })
  })

  it.each(['(', '\\-', 'a{2', '(?<n>a)\\k<m>', 'x'.repeat(1001)])(
    'is rejected with its scenario if it is %j',
    (pattern) => {
      const scenario = { scenario: 'patterns', singularity: { executionRules: [{ pattern }] } }
      expect(() => createEmulator({ scenario })).toThrow(/singularity\.executionRules\[0\]\.pattern/)
    },
  )

  it('is rejected by the state API if it is not valid', async () => {
    const emulator = emulatorWithRules()
    const path = '/_control/worlds/default/state/singularity/executionRules'
    expect((await emulator.fetch(path, postOf('\\-'))).status).toBe(400)
    expect((await emulator.fetch(path, postOf('(?=a)b'))).status).toBe(201)
  })
})

function postOf(pattern: string): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ pattern }) }
}
