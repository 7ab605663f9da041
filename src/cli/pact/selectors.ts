import { InvalidArgumentError, Option } from 'commander'
import { isObject, parseJson } from '../../pacts/json.ts'
import { nearest } from '../../scenarios/nearest.ts'

/** A consumer version selector, as Pact defines it. */
export type Selector = Readonly<Record<string, string | boolean>>

/** Options that select the pacts of a broker. */
export interface SelectorOptions {
  readonly consumerVersionSelector: readonly Selector[]
  readonly mainBranch?: boolean
  readonly deployedOrReleased?: boolean
  readonly matchingBranch?: boolean
  readonly latest?: boolean
  readonly branch: readonly string[]
  readonly environment: readonly string[]
}

/** The properties of a selector with their types. */
const PROPERTIES: Readonly<Record<string, 'string' | 'boolean'>> = {
  mainBranch: 'boolean',
  matchingBranch: 'boolean',
  branch: 'string',
  fallbackBranch: 'string',
  deployedOrReleased: 'boolean',
  deployed: 'boolean',
  released: 'boolean',
  environment: 'string',
  latest: 'boolean',
  tag: 'string',
  fallbackTag: 'string',
  consumer: 'string',
}

/** Creates the options that select the pacts of a broker. */
export function selectorOptions(): readonly Option[] {
  return [
    new Option('--main-branch', "select the latest pact from each consumer's main branch"),
    new Option('--deployed-or-released', 'select the pacts of consumers that are deployed or released'),
    new Option('--matching-branch', 'select the latest pact from the consumer branch named like --provider-branch'),
    new Option('--branch <name>', 'select the latest pact from this consumer branch; repeatable')
      .argParser(collect)
      .default([]),
    new Option('--environment <name>', 'select the pacts of consumers in this environment; repeatable')
      .argParser(collect)
      .default([]),
    new Option('--latest', 'select the latest pact of each consumer, which is the default'),
    new Option('--consumer-version-selector <json>', 'select pacts with a selector of Pact as JSON; repeatable')
      .argParser(parseSelectors)
      .default([]),
  ]
}

/** Returns the selectors that the options describe; empty if none of the options is set. */
export function selectorsIn(options: SelectorOptions): readonly Selector[] {
  const { mainBranch, deployedOrReleased, matchingBranch, latest, branch, environment } = options
  return [
    ...(mainBranch ? [{ mainBranch }] : []),
    ...(deployedOrReleased ? [{ deployedOrReleased }] : []),
    ...(matchingBranch ? [{ matchingBranch }] : []),
    ...branch.map((name) => ({ branch: name })),
    ...environment.map((name) => ({ environment: name })),
    ...(latest ? [{ latest }] : []),
    ...options.consumerVersionSelector,
  ]
}

/** Parses a selector or a list of selectors. */
function parseSelectors(text: string, previous: readonly Selector[]): readonly Selector[] {
  if (text.trim() === '') return previous
  const value = parseJson(text)
  return [...previous, ...(Array.isArray(value) ? value : [value]).map(parseSelector)]
}

function parseSelector(value: unknown): Selector {
  if (!isObject(value)) throw new InvalidArgumentError('It must be a JSON object such as {"mainBranch": true}.')
  for (const [name, content] of Object.entries(value)) {
    const type = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined
    if (type === undefined) throw new InvalidArgumentError(describeUnknown(name))
    if (typeof content !== type) throw new InvalidArgumentError(`"${name}" must be a ${type}.`)
  }
  // The loop above checked each property.
  return value as Selector
}

function describeUnknown(name: string): string {
  const near = nearest(name, Object.keys(PROPERTIES))
  const cure = near === undefined ? `Use ${Object.keys(PROPERTIES).join(', ')}.` : `Did you mean "${near}"?`
  return `A selector has no property "${name}". ${cure}`
}

function collect(name: string, previous: readonly string[]): readonly string[] {
  // An empty name comes from a variable that is not set.
  return name.trim() === '' ? previous : [...previous, name]
}
