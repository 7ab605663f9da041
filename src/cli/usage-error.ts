/** The exit code for anything that the user can put right. */
export const MISUSED = 2

/** Something that the user can put right: its message is one clear sentence, and all that is shown. */
export class UsageError extends Error {}
