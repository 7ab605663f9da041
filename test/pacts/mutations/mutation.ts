import type { AnyHandler } from '../../../src/engine/vendor/vendor.ts'

/** A parsed JSON object that a mutation changes in place. */
// biome-ignore lint/suspicious/noExplicitAny: a mutation reaches into bodies whose shape the test knows
export type Body = any

/** A change of a copy of the double that a check of contracts should notice. */
export interface Mutation {
  readonly name: string
  /** operation whose behaviour changes */
  readonly operation: string
  /** Changes the body of a response of the operation. */
  readonly change?: (body: Body, status: number) => void
  /** Returns other parts of a response of the operation, by its status. */
  readonly answer?: (status: number) => ResponseChange
  /** Returns the request that the copy receives instead. */
  readonly request?: (request: Request, credentials: Readonly<Record<string, string>>) => Request
  /** handlers of the copy that differ */
  readonly handlers?: Readonly<Record<string, AnyHandler>>
  /** a limit that the copy ignores */
  readonly ignores?: 'size' | 'rate'
}

/** The parts of a response beside its body that a mutation changes. */
export interface ResponseChange {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}
