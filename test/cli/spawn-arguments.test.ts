import { describe, expect, it } from 'vitest'
import { spawnArguments } from '../../src/cli/spawn-arguments.ts'

const NODE = 'C:\\Program Files\\nodejs'
const FILES = [`${NODE}\\node.exe`, `${NODE}\\npm`, `${NODE}\\npm.cmd`, 'C:\\work\\node_modules\\.bin\\vitest.cmd']

function onWindows(command: readonly string[]) {
  return spawnArguments(command, {
    platform: 'win32',
    env: { Path: `C:\\Windows;${NODE};C:\\work\\node_modules\\.bin`, PathExt: '.COM;.EXE;.BAT;.CMD', ComSpec: 'cmd' },
    hasTerminal: true,
    exists: (file) => FILES.some((known) => known.toLowerCase() === file.toLowerCase()),
  })
}

/** Returns the arguments that a program gets from a batch file that passes them on, as cmd.exe and the C runtime parse them. */
function passedThroughBatch(line: string): string {
  return unescaped(unescaped(line))
}

function unescaped(text: string): string {
  return text.replace(/\^(.)/g, '$1')
}

describe('the arguments that start a command on Windows', () => {
  it('run a program directly', () => {
    expect(onWindows(['node', '-e', 'a "b"'])).toEqual({
      file: `${NODE}\\node.exe`,
      args: ['-e', 'a "b"'],
      options: {},
    })
  })

  it('run the batch file of npm through cmd.exe', () => {
    const { file, args, options } = onWindows(['npm', 'test'])
    expect([file, options]).toEqual(['cmd', { windowsVerbatimArguments: true }])
    expect(args.slice(0, 3)).toEqual(['/d', '/s', '/c'])
    expect(args[3]).toBe(`"C:\\Program^ Files\\nodejs\\npm.cmd ^^^"test^^^""`)
  })

  it('find the batch file of a package', () => {
    expect(onWindows(['vitest'])?.args[3]).toBe('"C:\\work\\node_modules\\.bin\\vitest.cmd"')
  })

  it.each([
    ['a b', '"a b"'],
    ['say "hi"', '"say \\"hi\\""'],
    ['C:\\dir\\', '"C:\\dir\\\\"'],
    ['a&b|c>d<e^f%PATH%', '"a&b|c>d<e^f%PATH%"'],
    ['', '""'],
  ])('pass on %j', (argument, expected) => {
    const [, , , line = ''] = onWindows(['npm', argument]).args
    const prefix = '"C:\\Program^ Files\\nodejs\\npm.cmd '
    expect(line.startsWith(prefix)).toBe(true)
    expect(passedThroughBatch(line.slice(prefix.length, -1))).toBe(expected)
    // A character that cmd.exe acts on is always escaped.
    expect(line.slice(prefix.length, -1)).not.toMatch(/(?<!\^)[&|<>%"]/)
  })

  it('leave an unknown program to the error of the system', () => {
    expect(onWindows(['nothing'])).toEqual({ file: 'nothing', args: [], options: {} })
  })
})

function start(hasTerminal: boolean) {
  return spawnArguments(['npm', 'test'], { platform: 'linux', env: {}, hasTerminal, exists: () => false })
}

describe('the arguments that start a command elsewhere', () => {
  it('give it a process group of its own without a terminal', () => {
    expect(start(false)).toEqual({ file: 'npm', args: ['test'], options: { detached: true } })
  })

  it("keep it in the terminal's group, which Ctrl+C reaches", () => {
    expect(start(true)).toEqual({ file: 'npm', args: ['test'], options: { detached: false } })
  })
})
