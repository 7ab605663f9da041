/** Formats an ISO 8601 time as the vendor writes it: in UTC, in whole seconds. */
export function toTimestamp(at: string): string {
  return at.replace(/\.\d+Z$/, 'Z')
}

/**
 * Adds hours to a timestamp. Returns an invalid timestamp unchanged, so that the record's validator reports it.
 *
 * @param at an ISO 8601 time
 */
export function hoursAfter(at: string, hours: number): string {
  const millis = Date.parse(at)
  return Number.isNaN(millis) ? at : toTimestamp(new Date(millis + hours * 3_600_000).toISOString())
}
