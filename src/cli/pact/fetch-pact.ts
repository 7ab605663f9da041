import type { Pact } from '../../engine/services/pact.ts'
import { isObject, parseJson } from '../../pacts/json.ts'
import { UsageError } from '../usage-error.ts'

interface PactSource {
  /** name of the world whose request journal is used */
  readonly world: string
  readonly consumer: string
  readonly vendor: string
}

/**
 * Fetches the pact of a world from a running DeskDouble.
 * @param from base URL of the DeskDouble
 * @throws UsageError if it does not answer with a pact, such as if its journal has dropped requests
 */
export async function fetchPact(from: string, { world, consumer, vendor }: PactSource): Promise<Pact> {
  const base = URL.parse(from)
  if (!base) throw new UsageError(`--from "${from}" is not a URL: use the address that deskdouble serve prints.`)
  const query = new URLSearchParams({ consumer, vendor })
  const target = `${from.replace(/\/$/, '')}/_control/worlds/${encodeURIComponent(world)}/pact?${query}`
  const response = await fetch(target).catch((error: unknown) => {
    throw new UsageError(`Failed to connect to ${from}: ${messageOf(error)}`)
  })
  const text = await response.text()
  if (!response.ok) throw new UsageError(`${target} answered ${response.status}: ${detailIn(text)}`)
  const value = parseJson(text)
  // The spec of the control API declares a pact.
  if (isObject(value) && Array.isArray(value['interactions'])) return value as unknown as Pact
  throw new UsageError(`${target} did not answer with a pact: check that a DeskDouble listens at ${from}.`)
}

/** Returns the detail of a problem document, or the whole text. */
function detailIn(text: string): string {
  const problem = parseJson(text)
  return isObject(problem) && typeof problem['detail'] === 'string' ? problem['detail'] : text
}

/** Returns the message of an error; fetch puts the reason into its cause. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
