import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assistant, CONFIG } from './assistants.ts'
import { runProgram } from './child.ts'

export const OPERATIONS = ['one', 'list', 'create', 'patch', 'patch-list', 'worlds'] as const

export type OperationName = (typeof OPERATIONS)[number]

const CONNECTIONS = 32
const TARGET = assistant(500)
export const PATHS: Readonly<Record<OperationName, string>> = {
  one: `/api/v2/assistants/${TARGET.id}`,
  list: '/api/v2/assistants?pageSize=25',
  create: '/api/v2/assistants',
  patch: `/api/v2/assistants/${TARGET.id}`,
  'patch-list': '/api/v2/assistants?pageSize=25',
  worlds: `/api/v2/assistants/${TARGET.id}`,
}
/** How many worlds the operation `worlds` reads from in turn, each with its own journal. */
export const WORLDS = 1000
export const HEADERS = { authorization: 'Bearer any-token', 'content-type': 'application/json' }

/** Creates assistants with unique names. Each run passes another word, so that names differ between runs. */
const CREATE = `
local count, run = 0, ''
wrk.method = 'POST'
function init(args) run = args[1] end
function request()
  count = count + 1
  local body = '{"name":"Desk ' .. run .. ' ' .. count .. '",${JSON.stringify(CONFIG).slice(1)}'
  return wrk.format(nil, nil, nil, body)
end
`
const CHANGE = JSON.stringify({ name: TARGET.name, transcriptionConfig: { vendorName: 'GoogleDialogflow' } })
const PATCH = `
wrk.method = 'PATCH'
wrk.body = '${CHANGE}'
`
/** Alternates PATCH and GET, so that no listing equals the one before. */
const PATCH_LIST = `
local patches = false
function request()
  patches = not patches
  if not patches then return wrk.format('GET', '${PATHS.list}') end
  return wrk.format('PATCH', '${PATHS.patch}', nil, '${CHANGE}')
end
`
/** Reads from each world in turn. A server without worlds ignores the header. */
const IN_WORLDS = `
local world = 0
function request()
  world = world % ${WORLDS} + 1
  return wrk.format('GET', nil, { ['Authorization'] = 'Bearer any-token', ['X-World'] = 'w' .. world })
end
`
const SCRIPTS: Partial<Record<OperationName, string>> = {
  create: CREATE,
  patch: PATCH,
  'patch-list': PATCH_LIST,
  worlds: IN_WORLDS,
}

/** Returns the version of wrk on this machine, or undefined if wrk is not installed. */
export function wrkVersion(): string | undefined {
  const { error, stdout } = spawnSync('wrk', ['-v'], { encoding: 'utf8' })
  return error ? undefined : stdout.split('\n')[0]?.trim()
}

/** Loads a server with one operation and returns how many requests it answered, in all and per second. */
export async function load(url: string, operation: OperationName, { seconds, run }: { seconds: number; run: string }) {
  const folder = mkdtempSync(join(tmpdir(), 'deskdouble-bench-'))
  const clean = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clean)
  try {
    const script = join(folder, 'requests.lua')
    writeFileSync(script, SCRIPTS[operation] ?? '')
    const headers = Object.entries(HEADERS).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
    const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '-s', script, ...headers]
    return read(await runProgram('wrk', [...args, `${url}${PATHS[operation]}`, '--', run]), url)
  } finally {
    clean()
    process.off('exit', clean)
  }
}

function read(output: string, url: string): { readonly requests: number; readonly rate: number } {
  const rate = /^Requests\/sec:\s+([\d.]+)/m.exec(output)?.[1]
  const requests = /^\s*(\d+) requests in /m.exec(output)?.[1]
  if (rate === undefined || requests === undefined || /Non-2xx|Socket errors/.test(output))
    throw new Error(`${url} failed under load:\n${output}`)
  return { requests: Number(requests), rate: Number(rate) }
}
