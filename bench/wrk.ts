import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assistant, CONFIG } from './assistants.ts'
import { runProgram } from './child.ts'

export const OPERATIONS = ['one', 'list', 'create', 'patch', 'patch-list'] as const

export type OperationName = (typeof OPERATIONS)[number]

const CONNECTIONS = 32
const TARGET = assistant(500)
export const PATHS: Readonly<Record<OperationName, string>> = {
  one: `/api/v2/assistants/${TARGET.id}`,
  list: '/api/v2/assistants?pageSize=25',
  create: '/api/v2/assistants',
  patch: `/api/v2/assistants/${TARGET.id}`,
  'patch-list': '/api/v2/assistants?pageSize=25',
}
export const HEADERS = { authorization: 'Bearer any-token', 'content-type': 'application/json' }

/** Each request has a name of its own, over all runs, of which each passes another word. */
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
/** In turn, so that no list is the same as the one before. */
const PATCH_LIST = `
local patches = false
function request()
  patches = not patches
  if not patches then return wrk.format('GET', '${PATHS.list}') end
  return wrk.format('PATCH', '${PATHS.patch}', nil, '${CHANGE}')
end
`
const SCRIPTS: Partial<Record<OperationName, string>> = { create: CREATE, patch: PATCH, 'patch-list': PATCH_LIST }

/** The version of wrk on this machine; undefined when it has none. */
export function wrkVersion(): string | undefined {
  const { error, stdout } = spawnSync('wrk', ['-v'], { encoding: 'utf8' })
  return error ? undefined : stdout.split('\n')[0]?.trim()
}

/** Loads a server with one operation, and resolves with how many requests a second it answered. */
export async function load(url: string, operation: OperationName, { seconds, run }: { seconds: number; run: string }) {
  const folder = mkdtempSync(join(tmpdir(), 'deskdouble-bench-'))
  const clean = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clean)
  try {
    const script = join(folder, 'requests.lua')
    writeFileSync(script, SCRIPTS[operation] ?? '')
    const headers = Object.entries(HEADERS).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
    const how = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '-s', script, ...headers]
    return read(await runProgram('wrk', [...how, `${url}${PATHS[operation]}`, '--', run]), url)
  } finally {
    clean()
    process.off('exit', clean)
  }
}

function read(output: string, url: string): number {
  const rate = /^Requests\/sec:\s+([\d.]+)/m.exec(output)?.[1]
  if (rate === undefined || /Non-2xx|Socket errors/.test(output)) throw new Error(`${url} did not hold out:\n${output}`)
  return Number(rate)
}
