import type { ParameterValue } from '../engine/services/emulator-services.ts'
import { DEFAULT_LIMITS, type Limits } from '../engine/services/limits.ts'
import type { Auth } from '../engine/vendor/handler.ts'
import { validateShape } from '../scenarios/check-shape.ts'
import type { JsonSchema } from '../scenarios/json-schema.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import { type SourceError, sourceErrorAt } from '../scenarios/source-error.ts'

/** What `deskdouble.config.yaml` (or `.json`, `.ts`, `.js`) may say: the defaults of the command line's flags. */
export interface Config {
  /** where to listen; 0 takes any port that is free */
  readonly port?: number
  readonly host?: string
  /** what the world begins with: a scenario's name, or a file */
  readonly scenario?: string
  /** a folder with scenarios of your own */
  readonly scenarios?: string
  /** values for the scenario's parameters */
  readonly with?: Readonly<Record<string, ParameterValue>>
  /** begins another random sequence */
  readonly seed?: number
  /** which credentials are believed */
  readonly auth?: Auth
  /** how much of each kind there may be */
  readonly limits?: Partial<Limits>
  /** what the control API asks for */
  readonly controlToken?: string
}

/** Gives a configuration in TypeScript or JavaScript its type: `export default defineConfig({ … })`. */
export function defineConfig(config: Config): Config {
  return config
}

/** The JSON Schema of a configuration file. */
export const CONFIG_SCHEMA: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'a DeskDouble configuration',
  type: 'object',
  properties: {
    port: { description: 'Where to listen; 0 takes any that is free.', type: 'integer', minimum: 0, maximum: 65_535 },
    host: { description: 'On which address to listen.', type: 'string' },
    scenario: { description: "What the world begins with: a scenario's name, or a file.", type: 'string' },
    scenarios: { description: 'A folder with scenarios of your own.', type: 'string' },
    with: {
      description: "Values for the scenario's parameters.",
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'boolean'] },
    },
    seed: { description: 'Begins another random sequence.', type: 'integer' },
    auth: { description: 'Which credentials are believed.', enum: ['open', 'strict'] },
    limits: {
      description: 'How much of each kind there may be.',
      type: 'object',
      properties: Object.fromEntries(
        Object.keys(DEFAULT_LIMITS).map((name) => [name, { type: 'integer', minimum: 1 }]),
      ),
      additionalProperties: false,
    },
    controlToken: { description: 'What the control API asks for.', type: 'string' },
  } satisfies Record<keyof Config, JsonSchema>,
  additionalProperties: false,
}

/** What is wrong with a configuration. */
export function configErrors(source: ScenarioSource): SourceError[] {
  return validateShape(source.raw, CONFIG_SCHEMA, CONFIG_SCHEMA).map((error) => sourceErrorAt(source, error))
}
