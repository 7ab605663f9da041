import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { Project } from './project.ts'

/** The address in the commands of the documentation. */
export const ADDRESS = 'http://127.0.0.1:4010'

/** A server that a command of a page started. */
export interface Serving {
  readonly url: string
  readonly printed: () => string
  /** Ends the server as Ctrl+C does, and returns its exit code. */
  readonly stop: () => Promise<number | null>
}

/** Runs commands of which the last one serves, on a free port, until it listens. The server ends with the test. */
export async function serveIn(
  project: Project,
  commands: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Serving> {
  const child = spawn('bash', ['-ec', commands], {
    cwd: project.folder,
    env: { ...process.env, ...project.env, PORT: '0', ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  const signal = (name: NodeJS.Signals) => {
    // The process runs, so it has an id, which is also that of its group.
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, name)
  }
  onTestFinished(async () => {
    signal('SIGKILL')
    await ended
  })
  let text = ''
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        const [, found] = /(?:listens on|forwards) (http:\/\/127\.0\.0\.1:\d+)/.exec(text) ?? []
        if (found !== undefined) resolve(found)
      })
    child.once('close', () => reject(new Error(`It does not serve: ${commands}\n${text}`)))
  })
  const stop = async () => {
    signal('SIGINT')
    const [code] = await ended
    return code
  }
  return { url, printed: () => text, stop }
}

/** Returns commands for a server at another address than the one of the documentation, which is also the default. */
export function at(url: string, commands: string): string {
  return commands.replaceAll(ADDRESS, url).replaceAll(/deskdouble state \w+/g, `$& --url ${url}`)
}
