import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/** Sends signals to a command and to every process that it started. */
export interface ProcessTree {
  /** Sends a signal to all processes. Those that have ended are left out. */
  readonly signal: (signal: NodeJS.Signals) => Promise<void>
  /** Returns whether a process still runs. */
  readonly isRunning: () => boolean
}

/** Time that processes have to end after their command has ended, before they are killed. */
const GRACE_MS = 2000
const POLL_MS = 20

/** Returns the processes of a command that leads its own process group. */
export function processGroup(leader: number): ProcessTree {
  return {
    signal: async (signal) => void sendSignal(-leader, signal),
    isRunning: () => sendSignal(-leader, 0) && hasLiveMember(leader),
  }
}

/** Returns whether a process of a group has not ended. A signal also reaches one that has, until its parent notices. */
function hasLiveMember(group: number): boolean {
  if (process.platform !== 'linux') return true
  return processIds().some((pid) => {
    // The name, in parentheses, may contain spaces; after it come the state, the parent and the group.
    const [state, , ownGroup] = readProcFile(pid, 'stat')
      .replace(/^.*\) /s, '')
      .split(' ')
    return Number(ownGroup) === group && state !== 'Z'
  })
}

/** Returns the processes of a command in the group of the terminal, which also contains processes of others. */
export function descendantsOf(root: number): ProcessTree {
  const known = new Set([root])
  return {
    signal: async (signal) => {
      for (const pid of descendantsIn(await listProcesses(), root)) known.add(pid)
      for (const pid of known) sendSignal(pid, signal)
    },
    isRunning: () => [...known].some((pid) => pid !== root && sendSignal(pid, 0)),
  }
}

/** Returns the processes of a command on Windows, which can only end them. */
export function windowsProcesses(root: number): ProcessTree {
  return {
    signal: () => run('taskkill', ['/pid', String(root), '/t', '/f']).then(() => undefined),
    isRunning: () => false,
  }
}

/**
 * Returns the processes whose environment has a variable with a value that no other run has, wherever they moved. Finds
 * them on Linux only.
 */
export function processesWith(variable: string, value: string): ProcessTree {
  const found = () => (process.platform === 'linux' ? pidsWith(`\0${variable}=${value}\0`) : [])
  return {
    signal: async (signal) => {
      for (const pid of found()) sendSignal(pid, signal)
    },
    isRunning: () => found().length > 0,
  }
}

function pidsWith(entry: string): number[] {
  return processIds().filter((pid) => pid !== process.pid && `\0${readProcFile(pid, 'environ')}`.includes(entry))
}

function processIds(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}

/** Reads a file about a process; empty if the process has ended or belongs to another user. */
function readProcFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

/** Ends what is still running after a command has ended: asks first, then kills. */
export async function endAll({ signal, isRunning }: ProcessTree): Promise<void> {
  if (!isRunning()) return
  await signal('SIGTERM')
  for (let waited = 0; waited < GRACE_MS && isRunning(); waited += POLL_MS) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  if (isRunning()) await signal('SIGKILL')
}

/** Returns the numbers of the processes that a process started, directly or through others. @param list lines of `pid ppid` */
export function descendantsIn(list: string, root: number): number[] {
  const pairs = list.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  const found = [root]
  // The loop also visits the processes that it adds.
  for (const parent of found) for (const [pid = 0, of] of pairs) if (of === parent && pid !== 0) found.push(pid)
  return found
}

function listProcesses(): Promise<string> {
  return run('ps', ['-A', '-o', 'pid=,ppid='])
}

/** Runs a program. Returns its output; an empty string if it fails. */
async function run(file: string, args: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)(file, args)).stdout
  } catch {
    return ''
  }
}

/** Returns whether a process received a signal. @param pid negative for a process group */
function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
