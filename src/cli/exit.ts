/** Thrown to end a command with an exit code, after it has printed everything. */
export class Exit extends Error {
  readonly code: number

  constructor(code: number) {
    super(`Exit code ${code}`)
    this.code = code
  }
}
