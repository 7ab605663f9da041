import type { TrafficResult } from './traffic-log.ts'

/** Formats what a proxy did, one line each. @param path the archive */
export function formatTraffic(
  { requests, operations, declaredOperations, differing, fallbacks, failures, saved, dropped = 0 }: TrafficResult,
  path: string | undefined,
): string[] {
  return [
    `${count(requests, 'request')}, ${operations} of ${declaredOperations} operations, ${differing} with differences`,
    ...(fallbacks > 0 ? [`${count(fallbacks, 'request')} answered by the double`] : []),
    ...(failures > 0 ? [`${count(failures, 'request')} without an answer`] : []),
    ...(saved === undefined ? [] : [`${count(saved, 'request')} saved in ${path}`]),
    ...(dropped > 0
      ? [`${count(dropped, 'request')} not saved: an archive has at most 64 MiB and 50,000 requests`]
      : []),
  ]
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
