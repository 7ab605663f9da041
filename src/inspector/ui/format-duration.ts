/** Formats a duration, such as `12 ms` or `1.5 s`. */
export function formatDuration(millis: number): string {
  if (millis < 1000) return `${Math.round(millis * 10) / 10} ms`
  return `${Math.round(millis / 100) / 10} s`
}
