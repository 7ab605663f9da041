import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { withFolder } from '../support/command-line.ts'
import { MAIN } from '../support/main.ts'
import { startCommand } from '../support/processes.ts'

/** Stands in for the program that opens the browser. Ends the server that started it. */
const OPENER = '#!/bin/sh\necho "$1" > opened\nkill -TERM "$PPID"\n'

/** Runs a command on a pseudo-terminal, in a folder with an opener, until it ends. */
async function inTerminal(folder: string, command: string, env: Readonly<Record<string, string>>): Promise<string> {
  const PATH = `${folder}:${process.env['PATH']}`
  const { stdout } = await promisify(execFile)('script', ['-qefc', command, '/dev/null'], {
    cwd: folder,
    env: { ...process.env, ...env, PATH },
  })
  return stripVTControlCharacters(stdout)
}

const SERVE = `${process.execPath} ${MAIN} serve --open --port 0`

it.runIf(process.platform === 'linux')('opens the inspector in the browser of a person at a terminal', async () => {
  await withFolder({ 'xdg-open': OPENER }, async (folder) => {
    await chmod(join(folder, 'xdg-open'), 0o755)
    const printed = await inTerminal(folder, `${SERVE} --host 0.0.0.0`, { CI: '' })
    const [, port] = /listens on http:\/\/0\.0\.0\.0:(\d+)/.exec(printed) ?? []
    expect(await readFile(join(folder, 'opened'), 'utf8')).toBe(`http://127.0.0.1:${port}/_control/\n`)
  })
})

it.runIf(process.platform === 'linux')('opens nothing in CI, and names the address', async () => {
  await withFolder({ 'xdg-open': OPENER }, async (folder) => {
    await chmod(join(folder, 'xdg-open'), 0o755)
    const PATH = `${folder}:${process.env['PATH']}`
    const env = { ...process.env, CI: 'true', PATH }
    const terminal = spawn('script', ['-qefc', `exec ${SERVE}`, '/dev/null'], { cwd: folder, env })
    let printed = ''
    terminal.stdout.setEncoding('utf8').on('data', (text) => (printed += text))
    await expect.poll(() => printed).toMatch(/--open needs a terminal, outside CI: open http:\S+\/_control\/ yourself/)
    terminal.kill('SIGTERM')
    await once(terminal, 'close')
    await expect(rm(join(folder, 'opened'))).rejects.toThrow('ENOENT')
  })
})

it('opens nothing without a terminal, and names the address', async () => {
  const { printed, child, code } = startCommand(['serve', '--open', '--quiet', '--port', '0'], { CI: '' })
  await expect.poll(printed).toMatch(/--open needs a terminal, outside CI: open http:\S+\/_control\/ yourself/)
  child.kill('SIGTERM')
  expect(await code).toBe(0)
})
