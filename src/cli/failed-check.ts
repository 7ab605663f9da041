/** Something that was checked and is not so: its message tells all of it. The command ends with 1. */
export class FailedCheck extends Error {}
