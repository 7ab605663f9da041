/** Something that the user can put right: its message is one clear sentence, and all that is shown. */
export class UsageError extends Error {}
