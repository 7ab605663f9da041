import type { ControlSchemas } from '../control.ts'
import type { SpecOperation } from '../documents.ts'
import type { Exchange } from '../live-journal.ts'
import { type Dependency, findDependencies, MOST_DEPENDENCIES } from './dependencies.ts'
import { decidesResponse, formatFaultCall, type InjectedFault, injectedFault, longestDelay } from './injected-fault.ts'
import { formatRequestCall } from './request-text.ts'
import { formatAccess, formatValue, quote, type Replacement } from './source-text.ts'
import { formatTestHeader, type TestWorld } from './test-world.ts'
import { whyNotRepeatable } from './why-not-repeatable.ts'

/** Everything that a copied test is formatted from. */
export interface TestSubject {
  readonly exchange: Exchange
  /** all exchanges of the world, oldest first */
  readonly journal: readonly Exchange[]
  readonly world: TestWorld
  readonly credentials: ControlSchemas['World']['credentials']
  /** true if the initial state of the world contains faults */
  readonly hasInitialFaults: boolean
  /** settings of the vendor's profile that differ from the defaults */
  readonly profile: Readonly<Record<string, unknown>>
  readonly operationOf: (exchange: Exchange) => SpecOperation | undefined
}

/** Difference in ms between the times of two requests from which on a test moves the clock. */
const CLOCK_STEP_MS = 1000
/** Delay in ms from which on a test gets a longer timeout than Vitest's 5 seconds; also what is added to the delay. */
const LONG_DELAY_MS = 4000

/**
 * Formats a request as a Vitest test. Its world has the same initial state. The test first sends the earlier writes
 * that the request depends on, and sets the fault that was injected.
 * @throws {Error} if no test can repeat the request
 */
export function formatTestOf(subject: TestSubject): string {
  const { exchange, world } = subject
  const fault = injectedFault(exchange)
  const reason = fault && decidesResponse(fault) ? undefined : whyNotRepeatable(exchange, subject.operationOf(exchange))
  if (reason !== undefined) throw new Error(`Failed to copy a test: ${reason}`)
  const dependencies = needsHistory(exchange, fault) ? dependenciesOf(subject) : []
  const sent = [...dependencies.map((dependency) => dependency.exchange), exchange]
  return `${formatTestHeader(world, sent[0] ?? exchange)}
test(${quote(titleOf(exchange, fault))}, async ({ world }) => {
${[
  ...formatRecovery(subject),
  ...formatProfile(subject),
  ...formatDependencies(dependencies, subject),
  ...formatClock(sent.length - 1, sent),
  ...formatFault(exchange, fault),
  ...formatAssertion(dependencies, subject, fault),
]
  .map(indent)
  .join('\n')}
}${formatTimeout(fault)})
`
}

function needsHistory({ operation, problem }: Exchange, fault: InjectedFault | undefined): boolean {
  return operation !== undefined && problem?.kind !== 'unauthenticated' && !decidesResponse(fault)
}

function dependenciesOf({ exchange, journal, credentials, operationOf }: TestSubject): Dependency[] {
  const tenants = new Set(Object.values(credentials).flatMap(({ settings }) => Object.values(settings)))
  const dependencies = findDependencies(exchange, journal, {
    tenants,
    templateOf: (other) => operationOf(other)?.path,
  })
  if (dependencies.length <= MOST_DEPENDENCIES) return dependencies
  throw new Error(`Failed to copy a test: the request depends on more than ${MOST_DEPENDENCIES} earlier requests`)
}

function titleOf({ operation, method, path, response }: Exchange, fault: InjectedFault | undefined): string {
  const subject = operation ?? `${method} ${path}`
  if (response.status !== 0) return `${subject} responds with ${response.status}`
  return `${subject} fails when the connection is ${fault?.transport === 'empty' ? 'closed' : 'reset'}`
}

/** Removes the faults of the scenario, which would be injected into other requests than they were. */
function formatRecovery({ exchange: { vendor }, hasInitialFaults }: TestSubject): string[] {
  return vendor !== undefined && hasInitialFaults ? [`world.${vendor}.recover()`] : []
}

function formatProfile({ exchange: { vendor }, profile }: TestSubject): string[] {
  if (vendor === undefined || Object.keys(profile).length === 0) return []
  return [`world.${vendor}.setProfile(${formatValue(profile)})`]
}

/** Formats the requests that are sent first. The response of one is kept if a later request contains an id of it. */
function formatDependencies(dependencies: readonly Dependency[], subject: TestSubject): string[] {
  const sent = dependencies.map(({ exchange }) => exchange)
  return dependencies.flatMap(({ exchange, ids }, i) => {
    const call = formatCall(exchange, dependencies.slice(0, i), subject)
    const name = variableOf(dependencies, i)
    const statement = ids.length > 0 ? `const ${name} = await (await ${call}).json()` : `await ${call}`
    return [...formatClock(i, sent), statement]
  })
}

function formatCall(exchange: Exchange, earlier: readonly Dependency[], { credentials, operationOf }: TestSubject) {
  const replacements = earlier.flatMap(({ ids }, i) => {
    return ids.map(({ value, path }): Replacement => {
      return { text: value, expression: formatAccess(variableOf(earlier, i), path) }
    })
  })
  const operation = operationOf(exchange)
  const own = exchange.vendor === undefined ? undefined : credentials[exchange.vendor]
  return formatRequestCall({ exchange, operation, credentials: own, replacements })
}

/** Returns the variable that holds the response of a dependency: `created`, `created2`, … */
function variableOf(dependencies: readonly Dependency[], i: number): string {
  const number = dependencies.slice(0, i + 1).filter(({ ids }) => ids.length > 0).length
  return number === 1 ? 'created' : `created${number}`
}

/** Moves the clock if much time passed between a request and the one before it. */
function formatClock(i: number, sent: readonly Exchange[]): string[] {
  const [previous, exchange] = [sent[i - 1], sent[i]]
  if (!previous || !exchange) return []
  const isMoved = Math.abs(Date.parse(exchange.at) - Date.parse(previous.at)) >= CLOCK_STEP_MS
  return isMoved ? [`world.clock.freeze(${quote(exchange.at)})`] : []
}

function formatFault({ vendor, operation }: Exchange, fault: InjectedFault | undefined): string[] {
  if (!fault || vendor === undefined || operation === undefined) return []
  return [formatFaultCall(vendor, operation, fault)]
}

function formatAssertion(
  dependencies: readonly Dependency[],
  subject: TestSubject,
  fault: InjectedFault | undefined,
): string[] {
  const { exchange } = subject
  const call = formatCall(exchange, dependencies, subject)
  if (fault && exchange.response.status === 0) return [`await expect(${call}).rejects.toThrow()`]
  return [`const response = await ${call}`, `expect(response.status).toBe(${exchange.response.status})`]
}

/** Formats the timeout of a test whose fault delays the response for longer than Vitest waits. */
function formatTimeout(fault: InjectedFault | undefined): string {
  const delay = fault ? longestDelay(fault) : 0
  return delay < LONG_DELAY_MS ? '' : `, ${Math.ceil(delay) + LONG_DELAY_MS}`
}

function indent(statement: string): string {
  return statement
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
}
