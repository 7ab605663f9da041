/** Thrown when a check fails. The command prints the message and exits with code 1. */
export class FailedCheck extends Error {}
