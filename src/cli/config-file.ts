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

/** A configuration, with the name of its file. */
export interface ConfigFile {
  readonly file: string
  readonly config: Config
}

/**
 * Reads the configuration. Converts its paths, which are relative to its own folder, to the current folder.
 * @param path the file to read. Defaults to the one in the current folder, if there is one
 * @throws UsageError if the file cannot be read, or with every error in it
 */
export async function readConfig(path: string | undefined): Promise<ConfigFile | undefined> {
  const file = path ?? NAMES.find((name) => existsSync(name))
  if (file === undefined) return undefined
  const source = await readConfigSource(file)
  const errors = configErrors(source)
  if (errors.length > 0) throw new UsageError(formatErrors(errors))
  // The schema was checked above.
  return { file, config: resolvePaths(source.raw as Config, file) }
}

async function readConfigSource(file: string): Promise<ScenarioSource> {
  if (/\.[mc]?[jt]s$/.test(file)) return { file, raw: await importConfig(file) }
  try {
    const { raw, ...source } = await readSource(await readFile(file, 'utf8'), file)
    // An empty file is a valid configuration.
    return { ...source, raw: raw ?? {} }
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(formatErrors(error.errors))
    throw new UsageError(`Failed to read the configuration ${file}: ${messageOf(error)}`)
  }
}

async function importConfig(file: string): Promise<unknown> {
  try {
    const { default: config }: { default?: unknown } = await import(pathToFileURL(resolve(file)).href)
    return config ?? {}
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const cure =
      code === 'ERR_UNKNOWN_FILE_EXTENSION'
        ? ' Node before 22.18 cannot load TypeScript: update Node, or write the configuration as YAML.'
        : ''
    throw new UsageError(`Failed to load the configuration ${file}: ${messageOf(error)}.${cure}`)
  }
}

function resolvePaths(config: Config, file: string): Config {
  const toCurrentFolder = (path: string) => relative('.', resolve(dirname(file), path)) || '.'
  const { scenario, scenarios } = config
  return {
    ...config,
    ...(scenarios !== undefined && { scenarios: toCurrentFolder(scenarios) }),
    ...(scenario !== undefined && {
      scenario: /[/\\]|\.ya?ml$/.test(scenario) ? `./${toCurrentFolder(scenario)}` : scenario,
    }),
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
