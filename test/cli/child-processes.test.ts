import { describe, expect, it } from 'vitest'
import { descendantsIn } from '../../src/cli/child-processes.ts'
import { deskdouble } from '../support/command-line.ts'
import { MAIN } from '../support/main.ts'
import { isRunning, startCommand } from '../support/processes.ts'

/** A command that starts two processes in the background, one of which ignores signals, and prints their numbers. */
const FAMILY = `sleep 600 & echo $!
  node -e 'process.on("SIGTERM", () => {}); process.on("SIGINT", () => {}); process.on("SIGHUP", () => {}); setInterval(() => {}, 1000); console.log(process.pid)' &
  wait`

function pidsIn(text: string): number[] {
  return (text.match(/^\d+$/gm) ?? []).map(Number)
}

describe.runIf(process.platform !== 'win32')('deskdouble exec', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'leaves no process of its command running after %s',
    async (signal) => {
      const { child, printed, code } = startCommand(['exec', '--', 'sh', '-c', FAMILY])
      await expect.poll(() => pidsIn(printed()).length, { timeout: 20_000 }).toBe(2)
      child.kill(signal)
      await code
      await expect.poll(() => pidsIn(printed()).filter(isRunning)).toEqual([])
    },
    30_000,
  )

  it('leaves no process of its command running after the command has ended', async () => {
    const { stdout, code } = await deskdouble([
      'exec',
      '--',
      'sh',
      '-c',
      'sleep 600 > /dev/null 2>&1 & echo $!; exit 3',
    ])
    expect([code, pidsIn(stdout).length]).toEqual([3, 1])
    await expect.poll(() => pidsIn(stdout).filter(isRunning)).toEqual([])
  }, 30_000)

  it('ends a process that ignores signals and has another environment', async () => {
    const stubborn = `env -i /bin/sh -c "trap '' TERM; sleep 600" > /dev/null 2>&1 & echo $!; sleep 0.5`
    const { stdout } = await deskdouble(['exec', '--', 'sh', '-c', stubborn])
    expect(pidsIn(stdout)).toHaveLength(1)
    await expect.poll(() => pidsIn(stdout).filter(isRunning)).toEqual([])
  }, 30_000)

  it.runIf(process.platform === 'linux')(
    'ends a process that left the process group of its command',
    async () => {
      const script = `const { spawn } = require('node:child_process')
      const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' })
      child.unref()
      console.log(child.pid)`
      const { stdout } = await deskdouble(['exec', '--', 'node', '-e', script])
      expect(pidsIn(stdout)).toHaveLength(1)
      await expect.poll(() => pidsIn(stdout).filter(isRunning)).toEqual([])
    },
    30_000,
  )

  it('serves on a fixed port with --port', async () => {
    const { stdout: first } = await deskdouble(['exec', '--', 'printenv', 'DESKDOUBLE_URL'])
    const { port } = new URL(first.trim())
    const { stdout, code } = await deskdouble(['exec', '--port', port, '--', 'printenv', 'DESKDOUBLE_URL'])
    expect([stdout, code]).toEqual([`http://127.0.0.1:${port}\n`, 0])
  })

  it('reports a port that is in use', async () => {
    const script = `${process.execPath} ${MAIN} exec --port "\${DESKDOUBLE_URL##*:}" -- true`
    const { stderr, code } = await deskdouble(['exec', '--', 'sh', '-c', script])
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^Port \d+ on 127\.0\.0\.1 is in use: /)])
  })
})

describe('the descendants of a process', () => {
  it('are found at every depth, in any order of the list', () => {
    expect(descendantsIn(' 4 3\n 2 1\n 3 2\n 9 8\n', 2)).toEqual([2, 3, 4])
  })
})
