import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readSource } from '../scenarios/read-source.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import { ScenarioError } from '../scenarios/source-error.ts'
import { type Config, configErrors } from './config.ts'
import { formatErrors } from './scenario-files.ts'
import { UsageError } from './usage-error.ts'

const NAMES = ['yaml', 'yml', 'json', 'ts', 'mts', 'js', 'mjs'].map((ending) => `deskdouble.config.${ending}`)

/** A configuration and the file that it was read from. */
export interface ConfigFile {
  readonly file: string
  readonly config: Config
}

/**
 * Reads the configuration in this folder, if there is one; paths in it are made relative to this folder.
 * @param named another file to read it from
 * @throws UsageError that tells every mistake, or why it cannot be read
 */
export async function readConfig(named: string | undefined): Promise<ConfigFile | undefined> {
  const file = named ?? NAMES.find((name) => existsSync(name))
  if (file === undefined) return undefined
  const source = await sourceOf(file)
  const errors = configErrors(source)
  if (errors.length > 0) throw new UsageError(formatErrors(errors))
  // The schema has just held that it is one.
  return { file, config: fromHere(source.raw as Config, file) }
}

async function sourceOf(file: string): Promise<ScenarioSource> {
  if (/\.[mc]?[jt]s$/.test(file)) return { file, raw: await imported(file) }
  try {
    const { raw, ...source } = await readSource(await readFile(file, 'utf8'), file)
    // An empty file says nothing, and so nothing wrong.
    return { ...source, raw: raw ?? {} }
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(formatErrors(error.errors))
    throw new UsageError(`The configuration ${file} cannot be read: ${reasonOf(error)}`)
  }
}

async function imported(file: string): Promise<unknown> {
  try {
    const { default: config }: { default?: unknown } = await import(pathToFileURL(resolve(file)).href)
    return config ?? {}
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const cure =
      code === 'ERR_UNKNOWN_FILE_EXTENSION' ? ' This Node reads no TypeScript: use 22.18 or later, or write YAML.' : ''
    throw new UsageError(`The configuration ${file} cannot be loaded: ${reasonOf(error)}.${cure}`)
  }
}

function fromHere(config: Config, file: string): Config {
  const here = (path: string) => relative('.', resolve(dirname(file), path)) || '.'
  const { scenario, scenarios } = config
  return {
    ...config,
    ...(scenarios !== undefined && { scenarios: here(scenarios) }),
    ...(scenario !== undefined && { scenario: /[/\\]|\.ya?ml$/.test(scenario) ? `./${here(scenario)}` : scenario }),
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
