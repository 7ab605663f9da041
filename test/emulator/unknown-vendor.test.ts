import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { deskdouble, withFolder } from '../support/command-line.ts'

const LIST = 'genesys, kore, singularity, bird'
const CURE =
  'To emulate an API of your own, pass its document: --spec FILE on the command line, the option vendors in code.'
const FOREIGN = `Vendor "todo" is not emulated. Use one of: ${LIST}. ${CURE}`
const MISSPELT = `Vendor "genysis" is not emulated. Did you mean "genesys"? Use one of: ${LIST}. ${CURE}`

describe('the name of a vendor that is not emulated is answered with the same sentence', () => {
  it.each([
    ['vendor', () => createEmulator().vendor('genysis')],
    ['pact', () => createEmulator().pact({ consumer: 'desk', vendor: 'genysis' as 'genesys' })],
  ])('by the member %s of an emulator', async (_, call) => {
    await expect(async () => call()).rejects.toThrow(MISSPELT)
  })

  it.each([
    ['GET', '/vendors/todo/openapi.json'],
    ['GET', '/vendors/todo/openapi.yaml'],
    ['POST', '/worlds/default/faults', { vendor: 'todo', operation: 'listTodos', status: 503 }],
    ['GET', '/worlds/default/profiles/todo'],
    ['PATCH', '/worlds/default/profiles/todo', {}],
    ['GET', '/worlds/default/actions/todo'],
    ['POST', '/worlds/default/actions/todo/finish', {}],
    ['GET', '/worlds/default/state/todo/todos'],
    ['POST', '/worlds/default/state/todo/todos', {}],
    ['GET', '/worlds/default/pact?consumer=desk&vendor=todo'],
  ])('by %s %s of the control API, with 404', async (method, path, body?: object) => {
    const response = await createEmulator().fetch(`/_control${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({ detail: FOREIGN })])
  })

  it.each([
    ['token', 'todo'],
    ['drift', 'check', 'a.har', '--vendor', 'todo'],
    ['pact', 'verify', 'a.json'],
    ['pact', 'compare', 'a.json'],
  ])('by deskdouble %s %s', async (...command) => {
    const pact = { consumer: { name: 'desk' }, provider: { name: 'todo' }, interactions: [] }
    const har = { log: { version: '1.2', creator: { name: 'a', version: '1' }, entries: [] } }
    await withFolder({ 'a.json': JSON.stringify(pact), 'a.har': JSON.stringify(har) }, async (folder) => {
      const { code, stderr } = await deskdouble(command, { folder })
      expect([code, stderr]).toEqual([2, expect.stringContaining(FOREIGN)])
    })
  })
})

describe('a scenario with the section of an API that is not emulated', () => {
  const section = { scenario: 'mine', describe: 'Todos', todo: { todos: [{ title: 'Sweep' }] } }
  const cure = 'The section of an API of your own needs its document: --spec FILE on the command line'

  it('is rejected with the names of the vendors and the cure', () => {
    expect(() => createEmulator({ scenario: section })).toThrow(new RegExp(`singularity, bird\\. ${cure}`))
  })

  it('is rejected so by the check of its file, too', async () => {
    await withFolder({ 'mine.yaml': JSON.stringify(section) }, async (folder) => {
      const { code, stderr } = await deskdouble(['scenario', 'check', 'mine.yaml'], { folder })
      expect([code, stderr]).toEqual([2, expect.stringContaining(cure)])
    })
  })

  it('is rejected without that cure if the unknown key has no section', () => {
    expect(() => createEmulator({ scenario: { scenario: 'mine', sead: 3 } })).toThrow(/did you mean "seed"\?\)$/)
  })
})
