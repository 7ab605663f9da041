/** Thrown when an interaction cannot be verified against a service. The message is the reason, a clause without a dot. */
export class NotAttempted extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'NotAttempted'
  }
}
