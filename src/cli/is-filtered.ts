import { writeFileSync } from 'node:fs'

/**
 * Set in the environment of a process whose output another process of the same command filters. The value is the number of
 * the file descriptor for the result.
 */
export const FILTERED = 'DESKDOUBLE_OUTPUT_IS_FILTERED'

/** Returns whether another process of the same command filters the output of this one. */
export function isFiltered(): boolean {
  return process.env[FILTERED] !== undefined
}

/** Makes this process print its result where the filtering process expects it. */
export function printToFilter(): void {
  const descriptor = Number(process.env[FILTERED])
  if (descriptor === process.stdout.fd) return
  console.log = (text: string) => writeFileSync(descriptor, `${text}\n`)
}
