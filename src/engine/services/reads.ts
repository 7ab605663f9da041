/**
 * The fields that a client reads of its responses.
 *
 * A key is an operationId, or a method and a path; a status may follow. Without a status, the fields are those of
 * successful responses. A value lists fields such as `results[].name`; JSON paths such as `$.results[*].name` are
 * accepted, too. A field includes everything in it, unless fields in it are listed. An operation without a key keeps
 * all fields; an empty list keeps the status and the headers only.
 * @example
 * import type { Reads } from 'deskdouble'
 *
 * const reads: Reads = { listDesks: ['results[].id', 'next'], 'getDesk 404': ['code'] }
 */
export type Reads = Readonly<Record<string, readonly string[]>>
