import { median } from './median.ts'
import { PEER_OPERATIONS, type PeerResult } from './peers.ts'

export const PEER_COLUMNS = [
  'server',
  ...PEER_OPERATIONS.map((operation) => `${operation}, × floor`),
  'start, ms',
  'records on a page of 25',
  'remembers',
  'checks bodies',
  'checks credentials',
]
const MISSING = '–'

/** Returns one row for each server. Its rates are medians of multiples of the floor's rate in the same round. */
export function peerRows(results: readonly PeerResult[]): string[][] {
  const floor = results.find(({ name }) => name === 'floor')
  return results.map(({ name, facts, starts, rates }) => {
    const ratios = PEER_OPERATIONS.map((operation) => {
      const own = rates[operation].map((rate, round) => rate / (floor?.rates[operation][round] ?? Number.NaN))
      return figure(own, 2)
    })
    const checks = [facts?.remembers, facts?.checksBodies, facts?.checksCredentials]
    return [name, ...ratios, figure(starts, 0), String(facts?.listed ?? MISSING), ...checks.map(yesOrNo)]
  })
}

/** Lists why figures are missing: all of a server that does not start, or those of a round under load. */
export function peerFailures(results: readonly PeerResult[]): string[] {
  return results.flatMap(({ name, failure }) => (failure === undefined ? [] : [`${name}, not measured: ${failure}`]))
}

function figure(values: readonly number[], digits: number): string {
  const measured = values.filter((value) => !Number.isNaN(value))
  return measured.length === 0 ? MISSING : median(measured).toFixed(digits)
}

function yesOrNo(value: boolean | undefined): string {
  return value === undefined ? MISSING : value ? 'yes' : 'no'
}
