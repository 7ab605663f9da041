import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { MAIN } from './main.ts'

const ACTION = join(import.meta.dirname, '../../action.yml')

interface Step {
  readonly id: string
  readonly if?: string
  readonly env?: Readonly<Record<string, string>>
  readonly run: string
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly steps: readonly Step[] }
}

/** The state of a job after the action. */
export interface ActionResult {
  readonly code: number
  readonly printed: string
  readonly outputs: Readonly<Record<string, string>>
  /** variables that the action sets for later steps */
  readonly environment: Readonly<Record<string, string>>
}

/**
 * Runs the steps of action.yml as GitHub's runner does: one bash for each, with its files for outputs and variables.
 * Knows the expressions that the action uses.
 * @param project folder of the project, in which the temporary folder of the runner is `runner`
 */
export async function runAction(
  project: string,
  given: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<ActionResult> {
  const action: Action = parse(await readFile(ACTION, 'utf8'))
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default] as const)
  const values = new Map<string, string>()
  for (const [name, value] of [...defaults, ...Object.entries(given)]) values.set(`inputs.${name}`, value)
  const fill = (text: string) => text.replaceAll(/\$\{\{ (\S+) \}\}/g, (_, name: string) => values.get(name) ?? '')
  const runner = join(project, 'runner')
  await mkdir(runner, { recursive: true })
  const files = { GITHUB_OUTPUT: join(runner, 'output'), GITHUB_ENV: join(runner, 'env'), RUNNER_TEMP: runner }
  let printed = ''
  let code = 0
  for (const step of action.runs.steps) {
    if (code !== 0 || !holds(step.if, values)) continue
    await writeFile(files.GITHUB_OUTPUT, '')
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)]))
    const result = await bash(step.run, project, { ...process.env, ...env, ...files, ...own })
    printed += result.printed
    code = result.code
    for (const [name, value] of await pairsIn(files.GITHUB_OUTPUT))
      values.set(`steps.${step.id}.outputs.${name}`, value)
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, fill(value)])
  const environment = Object.fromEntries(await pairsIn(files.GITHUB_ENV).catch(() => []))
  return { code, printed, outputs: Object.fromEntries(outputs), environment }
}

/** Returns whether a condition such as `inputs.run != ''` holds. */
function holds(condition: string | undefined, values: ReadonlyMap<string, string>): boolean {
  if (condition === undefined) return true
  const [, name = '', operator] = /^(\S+) (==|!=) ''$/.exec(condition) ?? []
  if (operator === undefined) throw new Error(`Unknown condition ${condition}`)
  return (values.get(name) === '') === (operator === '==')
}

function bash(script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number; printed: string }> {
  const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script]
  return new Promise((resolve) => {
    execFile('bash', args, { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, printed: stdout + stderr })
    })
  })
}

async function pairsIn(file: string): Promise<[string, string][]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
  return lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
}

/** Writes a program that runs the commands of this repository, as an installed package has it. */
export async function installCommand(file: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`)
  await chmod(file, 0o755)
}
