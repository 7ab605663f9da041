import type { Difference, DriftReport, Severity, VendorDrift } from '../../drift/drift-report.ts'
import {
  describeAssumed,
  describeCount,
  describeNotes,
  describeProvenance,
  describeTraffic,
  responsesOf,
} from '../../drift/report/describe.ts'
import { shortList } from '../../errors/short-list.ts'
import { aligned, styled } from '../style.ts'

const COLOURS = { BREAKS: 'red', DIFFERS: 'yellow', NEW: 'cyan' } as const satisfies Record<Severity, string>

/** Formats a report for a terminal. */
export function formatDriftText({ vendors, others, similar }: DriftReport): string {
  const blocks = vendors.map((drift) => formatVendor(drift).join('\n'))
  const hints = similar.map(({ host, vendor, requests }) => {
    const verb = requests === 1 ? 'request looks like one' : 'requests look like those'
    return styled('dim', `${requests} ${verb} of ${vendor}: compare ${host} with --vendor ${vendor}`)
  })
  const rest = others === 0 ? [] : [styled('dim', `${others} other ${others === 1 ? 'request' : 'requests'}`)]
  return [...blocks, ...[[...hints, ...rest].join('\n')].filter((text) => text !== '')].join('\n\n')
}

function formatVendor(drift: VendorDrift): string[] {
  const { differences, neverSeen, unmatched } = drift
  const requests = unmatched.map(({ request, times }) => (times === 1 ? request : `${request} (${times})`))
  return [
    styled('bold', describeTraffic(drift)),
    ...rowsOf(differences),
    `${styled('green', 'CONFIRMED')} ${describeAssumed(drift)}`,
    ...(neverSeen.length === 0 ? [] : [`never seen: ${shortList(neverSeen)}`]),
    ...(requests.length === 0 ? [] : [`not in the spec: ${shortList(requests, 5)}`]),
  ]
}

function rowsOf(differences: readonly Difference[]): string[] {
  const lines = aligned(
    differences.map((difference) => [
      styled(COLOURS[difference.severity], difference.severity),
      responsesOf(difference)[0] ?? '',
      `${difference.message} ${describeCount(difference)}`,
      describeProvenance(difference),
      describeNotes(difference),
    ]),
  )
  return lines.flatMap((line, i) => [line, ...alsoIn(differences[i])])
}

/** Lists the other responses with the same difference: they share the part of the spec that is at fault. */
function alsoIn(difference: Difference | undefined): string[] {
  const [, ...others] = difference ? responsesOf(difference) : []
  return others.length === 0 ? [] : [styled('dim', `         also in ${shortList(others)}`)]
}
