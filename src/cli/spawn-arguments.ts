import { win32 } from 'node:path'

/** The arguments of `child_process.spawn` that run a command. */
export interface SpawnArguments {
  readonly file: string
  readonly args: readonly string[]
  readonly options: { readonly detached?: boolean; readonly windowsVerbatimArguments?: boolean }
}

/** Facts about the machine that a command runs on. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** true if the user can press Ctrl+C, which reaches every process of the terminal's foreground group */
  readonly hasTerminal: boolean
  /** Returns whether a file exists. */
  readonly exists: (file: string) => boolean
}

/**
 * Returns the arguments that run a command without a shell. Without a terminal, the command leads its own process
 * group, so that a signal can reach all its processes. On Windows, finds `npm.cmd` for `npm` and runs batch files
 * through `cmd.exe`, because Windows can run only programs directly.
 */
export function spawnArguments([program = '', ...args]: readonly string[], machine: Machine): SpawnArguments {
  if (machine.platform !== 'win32') return { file: program, args, options: { detached: !machine.hasTerminal } }
  const file = findOnWindows(program, machine) ?? program
  if (!/\.(cmd|bat)$/i.test(file)) return { file, args, options: {} }
  const line = [escapeForCmd(win32.normalize(file)), ...args.map(quoteForBatch)].join(' ')
  return {
    file: variable(machine.env, 'comspec') ?? 'cmd.exe',
    args: ['/d', '/s', '/c', `"${line}"`],
    options: { windowsVerbatimArguments: true },
  }
}

/** Finds a program as Windows does: with each of the usual endings, in each folder of the PATH. */
function findOnWindows(program: string, { env, exists }: Machine): string | undefined {
  const endings = (variable(env, 'pathext') ?? '.COM;.EXE;.BAT;.CMD').toLowerCase().split(';')
  const hasEnding = endings.includes(win32.extname(program).toLowerCase())
  const names = hasEnding ? [program] : endings.map((ending) => program + ending)
  const hasFolder = /[\\/]/.test(program)
  const folders = hasFolder ? [''] : (variable(env, 'path') ?? '').split(';').filter((folder) => folder !== '')
  return folders.flatMap((folder) => names.map((name) => (hasFolder ? name : win32.join(folder, name)))).find(exists)
}

/** Returns an environment variable. Windows ignores the case of its name. */
function variable(env: Machine['env'], lowerName: string): string | undefined {
  return Object.entries(env).find(([name]) => name.toLowerCase() === lowerName)?.[1]
}

/**
 * Quotes an argument for a program, then escapes it twice for `cmd.exe`: once for the command line, and once for the
 * line in the batch file that passes the arguments on to the program.
 */
function quoteForBatch(text: string): string {
  const quoted = `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\*)$/, '$1$1')}"`
  return escapeForCmd(escapeForCmd(quoted))
}

function escapeForCmd(text: string): string {
  return text.replace(/[()\][%!^"`<>&|;, *?]/g, '^$&')
}
