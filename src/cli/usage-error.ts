/** Exit code for an error that the user can fix. */
export const USAGE_ERROR_EXIT_CODE = 2

/** Thrown for an error that the user can fix. The command prints only its message. */
export class UsageError extends Error {}
