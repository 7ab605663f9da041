import type { ParameterValue } from '../engine/services/emulator-services.ts'
import { DEFAULT_LIMITS, type Limits } from '../engine/services/limits.ts'
import type { Auth } from '../engine/vendor/handler.ts'
import { validateShape } from '../scenarios/check-shape.ts'
import type { JsonSchema } from '../scenarios/json-schema.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import { type SourceError, toSourceError } from '../scenarios/source-error.ts'
import { MOUNT } from './mount.ts'

/** Content of `deskdouble.config.yaml` (or `.json`, `.ts`, `.js`): defaults of the command-line flags. */
export interface Config {
  /** port to listen on; 0 picks a free one */
  readonly port?: number
  /** address to listen on */
  readonly host?: string
  /** scenario of the default world: a name or a file */
  readonly scenario?: string
  /** folder of your own scenarios */
  readonly scenarios?: string
  /** values of the scenario's parameters */
  readonly with?: Readonly<Record<string, ParameterValue>>
  /** seed of the random source */
  readonly seed?: number
  /** time at which the clock of the default world is frozen, such as `2026-01-15T09:00:00Z` */
  readonly clock?: string
  /** accepted credentials: any well-formed one (`open`), or only those in the world (`strict`) */
  readonly auth?: Auth
  /** limits on worlds, exchanges, files and others */
  readonly limits?: Partial<Limits>
  /** bearer token that the control API requires */
  readonly controlToken?: string
  /** servers of your own by the prefix of the paths that are forwarded to them: `/backend: http://localhost:3000` */
  readonly forward?: Readonly<Record<string, string>>
  /** folder that keeps all worlds of `serve` */
  readonly data?: string
  /** moment at which changes are forced to the disk: one by one, together, or when the system does so. Defaults to `group` */
  readonly dataSync?: 'always' | 'group' | 'off'
  /** `on` to keep the request journals, too. Defaults to `on` */
  readonly dataJournal?: 'on' | 'off'
  /** OpenAPI documents to emulate: files or URLs, or what {@link ConfiguredSpec} says of each */
  readonly specs?: readonly (string | ConfiguredSpec)[]
  /** names of the vendors to use. Defaults to those of `specs`, or else to the vendors of the package */
  readonly vendors?: readonly string[]
  /** vendors that stand for the providers of pacts with other names, such as `{ 'Genesys Cloud': 'genesys' }` */
  readonly providers?: Readonly<Record<string, string>>
}

/** An OpenAPI document that a configuration names. */
export interface ConfiguredSpec {
  /** a file or a URL */
  readonly spec: string
  /** name of the vendor. Defaults to a name made from the document's title */
  readonly name?: string
  /** an overlay, or several in the order in which they are applied */
  readonly overlay?: string | readonly string[]
  /** prefix of all paths, such as `/shop` */
  readonly mount?: string
}

/**
 * Returns a configuration unchanged. Gives a configuration file in TypeScript or JavaScript its type.
 * @example
 * import { defineConfig } from 'deskdouble'
 *
 * export default defineConfig({ port: 4999, scenario: 'small-team' })
 */
export function defineConfig(config: Config): Config {
  return config
}

/** JSON Schema of an entry of `specs`. */
const SPEC_SCHEMA: JsonSchema = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: { description: 'A file or a URL.', type: 'string' },
    name: { description: "Name of the vendor. Defaults to a name made from the document's title.", type: 'string' },
    overlay: {
      description: 'An OpenAPI Overlay, or several in the order in which they are applied.',
      anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
    },
    mount: {
      description: 'Prefix of all paths.',
      title: 'a path such as /shop',
      type: 'string',
      pattern: MOUNT,
    },
  } satisfies Record<keyof ConfiguredSpec, JsonSchema>,
  additionalProperties: false,
}

/** JSON Schema of a configuration file. */
export const CONFIG_SCHEMA: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'a DeskDouble configuration',
  type: 'object',
  properties: {
    port: { description: 'Port to listen on. 0 picks a free one.', type: 'integer', minimum: 0, maximum: 65_535 },
    host: { description: 'Address to listen on.', type: 'string' },
    scenario: { description: 'Scenario of the default world: a name or a file.', type: 'string' },
    scenarios: { description: 'Folder of your own scenarios.', type: 'string' },
    with: {
      description: "Values of the scenario's parameters.",
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'boolean'] },
    },
    seed: { description: "Seed of the random source. Defaults to the scenario's.", type: 'integer' },
    clock: {
      description:
        "Time at which the clock of the default world is frozen. Defaults to the scenario's, else the present.",
      type: 'string',
    },
    auth: {
      description: 'Accepted credentials: any well-formed one (open), or only those in the world (strict).',
      enum: ['open', 'strict'],
    },
    limits: {
      description: 'Limits on worlds, exchanges, files and others.',
      type: 'object',
      properties: Object.fromEntries(
        Object.keys(DEFAULT_LIMITS).map((name) => [name, { type: 'integer', minimum: 1 }]),
      ),
      additionalProperties: false,
    },
    controlToken: { description: 'Bearer token that the control API requires.', type: 'string' },
    forward: {
      description: 'Servers of your own, by the prefix of the paths that are forwarded to them.',
      type: 'object',
      additionalProperties: { type: 'string' },
    },
    data: { description: 'Folder that keeps all worlds of serve.', type: 'string' },
    dataSync: {
      description: 'Force changes to the disk one by one (always), together (group), or when the system does so (off).',
      enum: ['always', 'group', 'off'],
    },
    dataJournal: { description: 'Keep the request journals, too.', enum: ['on', 'off'] },
    specs: {
      description: 'OpenAPI documents to emulate.',
      type: 'array',
      items: { anyOf: [{ description: 'A file or a URL.', type: 'string' }, SPEC_SCHEMA] },
    },
    vendors: {
      description:
        'Names of the vendors to use. Defaults to those of the specs, or else to the vendors of the package.',
      type: 'array',
      items: { type: 'string' },
    },
    providers: {
      description: 'Vendors that stand for the providers of pacts with other names.',
      type: 'object',
      additionalProperties: { type: 'string' },
    },
  } satisfies Record<keyof Config, JsonSchema>,
  additionalProperties: false,
}

/** Returns every error in a configuration. */
export function configErrors(source: ScenarioSource): SourceError[] {
  return validateShape(source.raw, CONFIG_SCHEMA, CONFIG_SCHEMA).map((error) => toSourceError(source, error))
}
