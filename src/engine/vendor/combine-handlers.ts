/** Type in place of a vendor's handlers if some operations have none, so that the compiler names these. */
export interface MissingHandlers<Id> {
  readonly missing: Id
}

/**
 * Combines groups of handlers into the handlers of a vendor. If an operation has no handler, the result is not
 * assignable to the vendor's handlers, and the compiler names the operation.
 * For example: `export const handlers: Desks = combineHandlers<Desks>()(desks, queues, tokens)`
 * @example
 * interface Handlers {
 *   listDesks: () => object[]
 *   getDesk: () => object
 * }
 * const handlers = combineHandlers<Handlers>()({ listDesks: () => [] }, { getDesk: () => ({}) })
 */
export function combineHandlers<All extends object>() {
  return <const Groups extends readonly Partial<All>[]>(...groups: Groups): Combined<All, Groups> => {
    // The return type checks that every operation has a handler.
    return Object.assign({}, ...groups) as Combined<All, Groups>
  }
}

type Combined<All, Groups extends readonly unknown[]> =
  Exclude<keyof All, KeysOf<Groups>> extends never ? All : MissingHandlers<Exclude<keyof All, KeysOf<Groups>>>

type KeysOf<Groups extends readonly unknown[]> = { [I in keyof Groups]: keyof Groups[I] }[number]
