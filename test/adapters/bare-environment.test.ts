import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const INDEX = JSON.stringify(join(import.meta.dirname, '../../src/index.ts'))

/** Globals of Node that Jest does not pass on to tests in a bare jsdom. */
const MISSING = ['TextDecoder', 'TextEncoder', 'Request', 'Response', 'Headers', 'fetch', 'FormData', 'structuredClone']
const STREAMS = ['ReadableStream', 'WritableStream', 'TransformStream', 'BroadcastChannel', 'setImmediate']

/** Runs a module in a process without those globals, and returns what it prints. */
async function inBareEnvironment(code: string): Promise<string> {
  const removal = [...MISSING, ...STREAMS].map((name) => `delete globalThis.${name}`).join(';')
  const script = `${removal}; const { createEmulator } = await import(${INDEX}); ${code}`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  return stdout
}

it('creates worlds and credentials in an environment without the Fetch API and TextDecoder', async () => {
  const output = await inBareEnvironment(`
    const world = createEmulator({ scenario: 'small-team' }).fork({ name: 'mine' })
    console.log(JSON.stringify([world.genesys.records.assistants.size, Object.keys(world.kore.credentials.headers)]))
  `)
  expect(JSON.parse(output)).toEqual([2, ['auth', 'accountId']])
})

it.each([["emulator.fetch('/api/v2/assistants')"], ['emulator.listen({ port: 0 })']])(
  'says what is missing, and the cure, if %s needs the Fetch API',
  async (call) => {
    const output = await inBareEnvironment(`
    const emulator = createEmulator()
    await ${call}.catch(({ code, message }) => console.log(code, message))
  `)
    expect(output).toMatch(
      /^DD_FETCH_API_MISSING .* has no global Request\. Run the tests in the environment "node", or /,
    )
  },
)
