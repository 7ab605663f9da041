import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/** Milliseconds that a server has to answer its first request. */
const START_MS = 120_000
const POLL_MS = 15
const STOP_MS = 5000
/** Unit in which Linux reports processor time. */
const TICK_MS = 10

/** A server in its own process. */
export interface Server {
  readonly url: string
  /** milliseconds from the start of the process to the first answered operation */
  readonly startMillis: number
  /** milliseconds of processor time up to then; undefined if it cannot be measured */
  readonly startCpuMillis: number | undefined
  /** megabytes of memory in use; undefined if it cannot be measured */
  readonly memory: () => Promise<number | undefined>
  readonly stop: () => Promise<void>
  /** text that the process has written so far */
  readonly output: () => string
}

/** A command that starts a server. */
export interface ServerCommand {
  readonly command: string
  readonly args: readonly string[]
  /** address of the server; undefined if the first line of its output is the address */
  readonly url?: string
  readonly cwd?: string
  /** variables beside those of this process */
  readonly env?: Readonly<Record<string, string>>
  /** target of a request that the server must answer before the time is taken */
  readonly probe: string
}

const running = new Set<ChildProcess>()

// Ends all servers when this process ends.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

/** Starts a server and waits for its first answer. @throws Error with its output if it ends or does not answer */
export async function startServer({ command, args, url, cwd, env, probe }: ServerCommand): Promise<Server> {
  const start = performance.now()
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    ...(cwd !== undefined && { cwd }),
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += output.length < 20_000 ? text : ''
    })
  }
  const address = () => url ?? /^http:\/\/\S+/m.exec(output)?.[0]
  const stop = () => stopChild(child)
  while (!(await answers(address(), probe))) {
    const ended = child.exitCode !== null || child.signalCode !== null
    if (ended || performance.now() - start > START_MS) {
      await stop()
      throw new Error(`${ended ? 'ended' : 'no answer in 120 s'}: ${output.trim().slice(0, 400)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  const startMillis = performance.now() - start
  const startCpuMillis = cpuOf(child.pid)
  const memory = () => memoryOf(child.pid)
  return { url: address() ?? '', startMillis, startCpuMillis, memory, stop, output: () => output }
}

async function answers(url: string | undefined, probe: string): Promise<boolean> {
  if (url === undefined) return false
  try {
    const response = await fetch(url + probe, { signal: AbortSignal.timeout(START_MS), redirect: 'manual' })
    await response.arrayBuffer()
    return true
  } catch {
    return false
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await gone
  clearTimeout(timer)
}

/** Returns the processor time of a process in milliseconds. Only Linux reports it without another program. */
function cpuOf(pid: number | undefined): number | undefined {
  try {
    // The numbers after the name, which is in brackets, start with the third; times are the 14th and 15th.
    const numbers = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(numbers[11]) + Number(numbers[12])) * TICK_MS
  } catch {
    return undefined
  }
}

/** Returns the resident memory of a process in megabytes. */
async function memoryOf(pid: number | undefined): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
    return Number(stdout.trim()) / 1024
  } catch {
    return undefined
  }
}
