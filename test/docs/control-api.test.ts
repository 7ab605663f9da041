import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEmulator, type Listening } from '../../src/index.ts'
import { compact, patternOf } from '../support/docs/output.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject } from '../support/docs/project.ts'
import { serveIn } from '../support/docs/serving.ts'
import { readSpecFile } from '../support/spec-file.ts'
import { operationsOf } from '../vendors/tour.ts'

const ADDRESS = 'http://127.0.0.1:4010'
const ENV = { ...process.env, NO_PROXY: '*' }
const page = documentedPage('docs/control-api.md')

/** A command of the page with the answer that the page shows. */
interface Example {
  readonly title: string
  readonly command: string
  readonly status: string
  /** undefined if the answer has no body */
  readonly body: string | undefined
}

const commands = [...page.text.matchAll(/^```sh\n(curl[\s\S]*?)\n```$/gm)].map(([, code = '']) => code)
const [preparation = '', ...rest] = commands
const shown = page.text.split(/^##+ /m).flatMap((section): Example[] => {
  const found = /```sh\n(curl[^`]*)\n```\n\nAnswer (\d{3}):[^\n]*\n(?:\n```\w+\n([\s\S]*?)\n```\n)?/.exec(section)
  if (!found) return []
  const [, command = '', status = '', body] = found
  return [{ title: section.split('\n')[0] ?? '', command, status, body }]
})

let server: Listening

/** Folder in which the commands run. */
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deskdouble-curl-'))
  server = await createEmulator().listen({ port: 0 })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

it('shows an answer for each command, and a command for each operation of the spec', () => {
  expect(shown.map(({ command }) => command)).toEqual(rest)
  const requests = [...page.text.matchAll(/^`([A-Z]+) (\S+)`$/gm)].map(([, method, path]) => `${method} ${path}`)
  const declared = operationsOf(readSpecFile('control')).map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(requests.toSorted()).toEqual(declared.toSorted())
})

page.check('starts a server, and creates a world', ['npx deskdouble serve', preparation], async (serving, { text }) => {
  await serveIn(await createProject(), serving.text)
  await run(text)
})

// The commands build on each other, so they run in the order of the page.
for (const { title, command, status, body } of shown)
  page.check(
    `shows the answer of a server: ${title}`,
    body === undefined ? [command] : [command, body],
    (...blocks) => {
      const [first, second] = blocks.map(({ text }) => text)
      return expectAnswer({ command: first ?? '', status, body: second })
    },
  )

async function expectAnswer({ command, status, body = '' }: Omit<Example, 'title'>): Promise<void> {
  const printed = command.includes('--max-time')
    ? await runStream(`${command} -sS`)
    : await run(`${command} -sS -w '\\n%{http_code}'`)
  const [, received = '', receivedStatus] = /^([\s\S]*)\n(\d{3})$/.exec(printed) ?? []
  expect([receivedStatus, compact(received)]).toEqual([status, expect.stringMatching(patternOf(compact(body)))])
}

/** Runs commands and returns what they print. */
async function run(commands: string): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-c', commands.replaceAll(ADDRESS, server.url)], {
    cwd: folder,
    env: ENV,
  })
  return stdout.replaceAll(server.url, ADDRESS)
}

/** Runs a command that prints a response without an end, until the first event has arrived. */
function runStream(command: string): Promise<string> {
  const script = `exec ${command.replaceAll(ADDRESS, server.url).replace(/--max-time \d+/, '-i')}`
  const child = spawn('sh', ['-c', script], { env: ENV, stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
    if (/^data: .*\n/m.test(printed)) child.kill()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => {
      const [head = '', ...events] = printed.split('\r\n\r\n')
      resolve(`${events.join('')}\n${head.split(' ')[1] ?? ''}`)
    })
  })
}
