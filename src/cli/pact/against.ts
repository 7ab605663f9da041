import { verifyResponses } from '../../adapters/pact/verify-responses.ts'
import type { AnyEmulator } from '../../emulator/emulator.ts'
import { attemptAll } from '../../pacts/against/attempt-all.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'
import { FailedCheck } from '../failed-check.ts'
import { withProgress } from '../progress.ts'
import { withUsageErrors } from '../scenario-choice.ts'
import { UsageError } from '../usage-error.ts'
import { readKnownValues } from './known-values.ts'
import type { PactFile } from './pact-files.ts'
import { createSender } from './send-request.ts'

/** Options of `deskdouble pact verify --against`. */
export interface LiveServiceOptions {
  /** base URL of the real service */
  readonly against?: string
  /** `Name: value` headers of requests to it */
  readonly header: readonly string[]
  /** file with the values of the real account */
  readonly known?: string
  /** also sends requests that may change data */
  readonly write: boolean
  /** undoes the changes */
  readonly cleanup: boolean
  /** also sends requests whose changes cannot be undone */
  readonly irreversible: boolean
  /** name of the scenario that the account resembles */
  readonly scenario?: string
  /** the former name of `write` */
  readonly yes: boolean
}

/**
 * Verifies pacts against a real service. Requests that may change its data are only sent with `--write`.
 * @throws UsageError if an option is not valid or the scenario is unknown; FailedCheck if the service cannot be reached
 */
export async function verifyAgainst(
  files: readonly PactFile[],
  emulator: AnyEmulator,
  options: LiveServiceOptions & { readonly against: string },
): Promise<readonly VerificationResult[]> {
  const { against, header, known, write, cleanup, irreversible, scenario } = options
  if (scenario !== undefined) withUsageErrors(() => emulator.scenarios.plan(scenario))
  const stop = stopOnSignal()
  const attemptOptions = {
    send: createSender(against),
    headers: header.map(parseHeader),
    known: known === undefined ? new Map<string, string>() : await readKnownValues(known),
    writes: write,
    cleansUp: cleanup,
    irreversible,
    scenario,
    signal: stop.signal,
  }
  const pacts = await emulator.pacts()
  const results: VerificationResult[] = []
  try {
    for (const { pact } of files) {
      const attempts = await withProgress(`Sending requests to ${against}`, (onProgress) => {
        return attemptAll(pact, pacts.rehearsalOf(pact), { ...attemptOptions, onProgress })
      })
      results.push(...(await verifyResponses(pact, attempts)))
    }
  } finally {
    stop.end()
  }
  return results
}

/** Throws a UsageError for options that need another one. */
export function checkLiveOptions(options: LiveServiceOptions): void {
  const { against, header, known, write, cleanup, irreversible, scenario, yes } = options
  if (yes) {
    throw new UsageError('--yes was replaced by --write: add --cleanup to undo the changes that the requests make.')
  }
  if (cleanup && !write) throw new UsageError('--cleanup requires --write: without it, no request changes data.')
  if (irreversible && !write) {
    throw new UsageError('--irreversible requires --write: without it, no request changes data.')
  }
  const given = [
    ...(header.length > 0 ? ['--header'] : []),
    ...(known === undefined ? [] : ['--known']),
    ...(scenario === undefined ? [] : ['--scenario']),
    ...(write ? ['--write'] : []),
  ]
  if (against === undefined && given.length > 0) throw new UsageError(`${given.join(', ')} requires --against URL.`)
}

function parseHeader(text: string): readonly [string, string] {
  const [, name = '', value = ''] = /^([^:\s]+): *(.*)$/s.exec(text) ?? []
  if (name !== '') return [name, value.trim()]
  throw new UsageError(`--header "${text}" is not a header: write it as 'Name: value'.`)
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Ends the run at the first signal, after the clean-up of the interaction that is being sent. */
function stopOnSignal(): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController()
  const stop = () => controller.abort(new FailedCheck('Stopped before all interactions were sent.'))
  for (const signal of SIGNALS) process.once(signal, stop)
  return {
    signal: controller.signal,
    end: () => {
      for (const signal of SIGNALS) process.off(signal, stop)
    },
  }
}
