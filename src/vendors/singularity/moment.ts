/** A moment as the vendor writes it: ISO 8601 in UTC, in whole seconds. */
export function moment(at: string): string {
  return at.replace(/\.\d+Z$/, 'Z')
}

/** So many hours after a moment, written in the same way; what is no moment stays as it is, and is refused as one. */
export function hoursAfter(at: string, hours: number): string {
  const millis = Date.parse(at)
  return Number.isNaN(millis) ? at : moment(new Date(millis + hours * 3_600_000).toISOString())
}
