import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isUrl } from '../adapters/read-location.ts'
import { describeFileError } from '../errors/file-error.ts'
import { isObject } from '../pacts/json.ts'
import { readSource } from '../scenarios/read-source.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import { ScenarioError } from '../scenarios/source-error.ts'
import { type Config, type ConfiguredSpec, configErrors } from './config.ts'
import { withoutComments } from './jsonc.ts'
import { formatErrors } from './scenario-files.ts'
import { UsageError } from './usage-error.ts'
import type { SpecChoice } from './vendor-choice.ts'

const ENDINGS = ['yaml', 'yml', 'json', 'jsonc', 'ts', 'mts', 'cts', 'js', 'mjs', 'cjs']
const NAMES = ENDINGS.map((ending) => `deskdouble.config.${ending}`)

/** The default of every option `--config`, for its help. */
export const CONFIG_HELP =
  'configuration file (default: ./deskdouble.config.yaml, .json, .ts, .js or another of their endings, if present)'

/** A configuration, with the name of its file. */
export interface ConfigFile {
  readonly file: string
  readonly config: ResolvedConfig
}

/** A configuration whose paths are relative to the current folder. */
export interface ResolvedConfig extends Omit<Config, 'specs'> {
  readonly specs?: readonly SpecChoice[]
}

/**
 * Reads the configuration. Converts its paths, which are relative to its own folder, to the current folder.
 * @param path the file to read. Defaults to the one in the current folder, if there is one
 * @throws UsageError if the file cannot be read, or with every error in it
 */
export async function readConfig(path: string | undefined): Promise<ConfigFile | undefined> {
  const file = path ?? findFile()
  if (file === undefined) return undefined
  const source = await readConfigSource(file)
  const errors = configErrors(source)
  if (errors.length > 0) throw new UsageError(formatErrors(errors))
  // The schema was checked above.
  return { file, config: resolvePaths(source.raw as Config, file) }
}

/** Finds the configuration of the current folder. @throws UsageError if there are several */
function findFile(): string | undefined {
  const found = NAMES.filter((name) => existsSync(name))
  if (found.length <= 1) return found[0]
  throw new UsageError(
    `There are several configurations: ${found.join(', ')}. Keep one of them, or choose one with --config.`,
  )
}

async function readConfigSource(file: string): Promise<ScenarioSource> {
  if (/\.[mc]?[jt]s$/.test(file)) return { file, raw: await importConfig(file) }
  try {
    const text = await readFile(file, 'utf8')
    const { raw, ...source } = await readSource(file.endsWith('.jsonc') ? withoutComments(text) : text, file)
    // An empty file is a valid configuration.
    return { ...source, raw: raw ?? {} }
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(formatErrors(error.errors))
    throw new UsageError(`Failed to read the configuration ${file}: ${describeFileError(error)}.`)
  }
}

async function importConfig(file: string): Promise<unknown> {
  try {
    const { default: config }: { default?: unknown } = await import(pathToFileURL(resolve(file)).href)
    return (isTranspiled(config) ? config.default : config) ?? {}
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const cure =
      code === 'ERR_UNKNOWN_FILE_EXTENSION'
        ? ' Node before 22.18 cannot load TypeScript: update Node, or write the configuration as YAML.'
        : ''
    throw new UsageError(`Failed to load the configuration ${file}: ${messageOf(error)}.${cure}`)
  }
}

/** Returns whether a value is what a CommonJS module exports that was compiled from an ES module. */
function isTranspiled(value: unknown): value is { readonly default?: unknown } {
  return isObject(value) && value['__esModule'] === true
}

function resolvePaths(config: Config, file: string): ResolvedConfig {
  const toCurrentFolder = (path: string) => relative('.', resolve(dirname(file), path)) || '.'
  const { scenario, scenarios, specs, ...others } = config
  const toLocation = (location: string) => (isUrl(location) ? location : toCurrentFolder(location))
  return {
    ...others,
    ...(specs && { specs: specs.map((one) => toSpecChoice(one, toLocation)) }),
    ...(scenarios !== undefined && { scenarios: toCurrentFolder(scenarios) }),
    ...(scenario !== undefined && {
      scenario: /[/\\]|\.ya?ml$/.test(scenario) ? `./${toCurrentFolder(scenario)}` : scenario,
    }),
  }
}

function toSpecChoice(configured: string | ConfiguredSpec, toLocation: (location: string) => string): SpecChoice {
  if (typeof configured === 'string') return { spec: toLocation(configured), overlays: [] }
  const { spec, overlay = [], ...others } = configured
  const overlays = typeof overlay === 'string' ? [overlay] : overlay
  return { ...others, spec: toLocation(spec), overlays: overlays.map(toLocation) }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
