import type { AnyEmulator } from '../../emulator/emulator.ts'

/** A request that one operation answers with one declared status. */
export interface Step<E extends AnyEmulator = AnyEmulator> {
  readonly operation: string
  readonly status: number
  readonly request: StepRequest
  /** prepares the emulator in addition to the suite's scenario */
  readonly prepare?: (emulator: E) => unknown
  /** true if the body of the response never ends; only its head is checked */
  readonly endless?: boolean
}

/** The request of a step. */
export interface StepRequest {
  readonly method: string
  /** including the query */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** A step whose request may depend on records that are created first. */
export interface TourStep<E extends AnyEmulator = AnyEmulator> extends Omit<Step<E>, 'status' | 'request'> {
  /** undefined if the operation may answer with any declared status that is not a server error */
  readonly status: number | undefined
  readonly method: string
  readonly request: (emulator: E) => StepRequest | Promise<StepRequest>
}

/** Returns a step whose request is known as one of a tour. */
export function asTourStep<E extends AnyEmulator>(step: Step<E>): TourStep<E> {
  return { ...step, method: step.request.method, request: () => step.request }
}

/** Returns the title of a step, such as `getDesk 404`. */
export function titleOf({ operation, status }: Pick<TourStep, 'operation' | 'status'>): string {
  return status === undefined ? operation : `${operation} ${status}`
}

/** Returns whether a step is one of success that needs no further preparation. */
export function isPlainSuccess<E extends AnyEmulator>({ status, prepare }: TourStep<E>): boolean {
  return (status === undefined || status < 300) && !prepare
}

/** Sends the request of a step in the default world, by default after a reset. */
export async function carryOut<E extends AnyEmulator>(
  emulator: E,
  step: TourStep<E>,
  { reset = true } = {},
): Promise<Response> {
  if (reset) emulator.reset()
  await step.prepare?.(emulator)
  return send(emulator, await step.request(emulator))
}

/** Sends a request to an emulator. */
export function send(emulator: Pick<AnyEmulator, 'fetch'>, { path, ...init }: StepRequest): Promise<Response> {
  return emulator.fetch(path, init)
}
