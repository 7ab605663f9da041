/** Access rules of the control API, beside the rule that it rejects requests of other sites' pages. */
export interface ControlAccess {
  /**
   * Returns whether a token is valid. Without this function no token is required, and only host names of this machine
   * are accepted.
   */
  readonly admits?: (token: string | undefined) => boolean
}
