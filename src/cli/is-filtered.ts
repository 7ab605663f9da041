/** Set in the environment of a process whose output another process of the same command filters. */
export const FILTERED = 'DESKDOUBLE_OUTPUT_IS_FILTERED'

/** Returns whether another process of the same command filters the output of this one. */
export function isFiltered(): boolean {
  return process.env[FILTERED] !== undefined
}
