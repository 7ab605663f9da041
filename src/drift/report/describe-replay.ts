import type { LocatedDifference, LocatedReport } from '../replay/located-report.ts'

/** Describes a replay: `kore, 9 of 9 requests compared, 57 records in the state before them`. */
export function describeReplay({ vendor, requests, compared, records }: LocatedReport): string {
  return `${vendor}, ${compared} of ${requests} requests compared, ${records} records in the state before them`
}

/** Describes what the service and the double have: `status: the service has status 201, the double status 200`. */
export function describeDifference({ kind, at, service, double }: LocatedDifference): string {
  const subject = at === '' ? kind : `${kind} ${at}`
  return `${subject}: the service has ${service}, the double ${double}`
}

/** Formats how often a difference occurred, and how often it could have: `(2 of 2)`. */
export function countOf({ count, of }: LocatedDifference): string {
  return `(${count} of ${of})`
}

/** Returns the setting and the statement of the spec that a difference contradicts. */
export function causesOf({ setting, contradicts }: LocatedDifference): string[] {
  const named = setting ? [`setting: ${setting.name} ${String(setting.value)}`] : []
  if (!contradicts) return named
  const { rule, provenance, file, line } = contradicts
  const place = file === undefined ? '' : `, ${file}${line === undefined ? '' : `:${line}`}`
  return [...named, `${rule} (${provenance}${place})`]
}

/** Returns a line for each reason why requests were not compared. */
export function describeSkipped({ skipped }: LocatedReport): string[] {
  return Object.entries(skipped).map(([reason, count]) => {
    return `not compared: ${count} ${count === 1 ? 'request' : 'requests'}, because ${reason}`
  })
}
