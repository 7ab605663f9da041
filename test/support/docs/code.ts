import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { format } from 'node:util'
import { expect, vi } from 'vitest'
import { patternOf } from './output.ts'
import type { Project } from './project.ts'

const LOG = 'console.log('

/**
 * Runs code as a module of a project, in this process. Its assertions must hold, and each `console.log` must print the
 * comment at the end of its line, in which `…` stands for any text.
 */
export async function runModule(project: Project, code: string, file = 'snippet.ts'): Promise<void> {
  await expectPrinted(code, () => importModule(project, code, file))
}

/** Writes a module into a project and imports it. Relative paths of its files are those of the project. */
export async function importModule({ folder, write }: Project, code: string, file: string): Promise<unknown> {
  await write(file, code)
  const before = process.cwd()
  process.chdir(folder)
  try {
    return await import(join(folder, file))
  } finally {
    process.chdir(before)
  }
}

/** Runs code like {@link runModule}, in a process of its own. */
export async function runProgram({ write, run }: Project, code: string, file = 'snippet.ts'): Promise<void> {
  requireChecks(code)
  await write(file, code)
  const result = await run(`node --disable-warning=ExperimentalWarning ${file}`)
  expect(result).toMatchObject({ code: 0 })
  const expected = outputOf(code)
  if (expected.length > 0) expect(result.printed.trimEnd().split('\n')).toEqual(expected)
}

/**
 * Runs a part of a program like {@link runModule}.
 * @param given values of the names that other parts declare
 * @param cause causes the events that the part prints
 */
export async function runFragment(
  code: string,
  given: Readonly<Record<string, unknown>>,
  cause: () => Promise<void> | void = () => undefined,
): Promise<void> {
  const names = Object.keys(given).join(', ')
  const source = `export default async ({ ${names} }) => {\n${stripTypeScriptTypes(code)}\n}`
  const { default: run } = await import(`data:text/javascript,${encodeURIComponent(source)}`)
  await expectPrinted(code, async () => {
    await run(given)
    await cause()
  })
}

/** Expects code that compares anything: by an assertion, or by the comment of a `console.log`. */
function requireChecks(code: string): void {
  if (/\b(?:assert|expect)\b/.test(code) || commentsOf(code).length > 0) return
  throw new Error(`Nothing is compared: add an assertion, or a console.log with its output as a comment:\n${code}`)
}

async function expectPrinted(code: string, run: () => Promise<unknown>): Promise<void> {
  requireChecks(code)
  const printed: string[] = []
  const spy = vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(format(...values)))
  try {
    await run()
    const expected = outputOf(code)
    // Events may arrive later.
    await expect.poll(() => printed.length).toBeGreaterThanOrEqual(expected.length)
    expect(printed).toEqual(expected)
  } finally {
    spy.mockRestore()
  }
}

/** Returns what the calls of `console.log` must print, by their comments. */
export function outputOf(code: string): unknown[] {
  return commentsOf(code).map((comment) => expect.stringMatching(patternOf(comment)))
}

/** Returns the outputs that the comments behind calls of `console.log` show. */
function commentsOf(code: string): string[] {
  const calls = code.split('\n').filter((line) => line.includes(LOG))
  return calls.map((line) => {
    const [, comment] = /\) \/\/ (.*)$/.exec(line) ?? []
    if (comment === undefined) throw new Error(`Its output must be the comment at the end of: ${line}`)
    return comment
  })
}
