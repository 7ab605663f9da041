/** What is demanded of whoever asks about the emulator itself, beside that no other site's page does. */
export interface ControlAccess {
  /** whether this is the right token; without it none is needed, and only this machine's own names are believed as Host */
  readonly admits?: (token: string | undefined) => boolean
}
