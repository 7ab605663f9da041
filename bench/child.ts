import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A server in its own process. */
export interface ServerProcess {
  readonly url: string
  /** returns a figure of the server: `rss`, `user`, or one of its own */
  readonly figure: (name: string) => Promise<number>
  readonly stop: () => Promise<void>
}

const running = new Set<ChildProcess>()

// Ends all children when this process ends. A server also ends when its channel closes.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

/** Starts a module that sends its port once it listens. Rejects if the module ends earlier. */
export async function startServer(module: string, args: readonly (string | number)[]): Promise<ServerProcess> {
  const child = forkModule(module, args)
  const { port } = await message(child)
  const figure = async (name: string) => {
    child.send(name)
    return (await message(child))[name] ?? Number.NaN
  }
  return {
    url: `http://127.0.0.1:${port}`,
    figure,
    stop: () => stop(child),
  }
}

/** Runs a module that sends one result, and returns the result. */
export async function runModule(module: string, args: readonly (string | number)[], flags: readonly string[] = []) {
  const child = forkModule(module, args, flags)
  const result = await message(child)
  await stop(child)
  return result
}

/** Runs a program until it exits and returns its output. */
export async function runProgram(program: string, args: readonly string[]): Promise<string> {
  const child = track(spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] }))
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${program} exited with ${code}: ${output}`)
  return output
}

function forkModule(module: string, args: readonly (string | number)[], flags: readonly string[] = []) {
  const path = fileURLToPath(new URL(module, import.meta.url))
  return track(fork(path, args.map(String), { execArgv: [...flags] }))
}

function track<C extends ChildProcess>(child: C): C {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.disconnect()
  await gone
}

/** Returns the next message of a child: numbers by name. */
async function message(child: ChildProcess): Promise<Readonly<Record<string, number>>> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${child.spawnargs.join(' ')} exited early with ${code}`))
    child.once('exit', ended)
    child.once('message', (numbers) => {
      child.off('exit', ended)
      // Only the modules of this folder are started, and they send only numbers by name.
      resolve(numbers as Readonly<Record<string, number>>)
    })
  })
}
