import { printable } from './json.ts'
import type { Warnings } from './warnings.ts'

/** Names that every object has, which would confuse lookups. */
const RESERVED = new Set(Object.getOwnPropertyNames(Object.prototype))

/** Ids for operations: the document's own if they are unique, else made from method and path. */
export class OperationIds {
  readonly #warnings: Warnings
  readonly #used: Set<string>
  readonly #given = new Set<string>()

  /** @param own all ids in the document, with repetitions */
  constructor(own: readonly unknown[], warnings: Warnings) {
    this.#used = new Set(own.filter(isUsable))
    this.#warnings = warnings
  }

  /** Returns the id of an operation. @param own the one in the document */
  idFor(method: string, path: string, own: unknown): string {
    if (isUsable(own) && !this.#given.has(own)) return this.#give(own)
    const id = this.#free(idOf(method, path))
    if (own !== undefined) {
      const problem = isUsable(own) ? 'that another operation has' : 'that cannot be used'
      const operation = `${method.toUpperCase()} ${printable(path)}`
      const text = `${operation} has an operationId ${problem}, "${printable(own)}"; it is called ${id}.`
      this.#warnings.add('operationIds are not unique', text)
    }
    return this.#give(id)
  }

  #give(id: string): string {
    this.#used.add(id)
    this.#given.add(id)
    return id
  }

  #free(base: string): string {
    let id = base
    for (let count = 2; this.#used.has(id); count++) id = `${base}${count}`
    return id
  }
}

/** Returns a readable id: `getBoardsByBoardId` for `GET /boards/{boardId}`. */
function idOf(method: string, path: string): string {
  const words = path
    .replace(/\{([^{}]*)\}/g, ' by $1 ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return `${method}${name === '' ? 'Root' : name}`
}

function isUsable(id: unknown): id is string {
  return typeof id === 'string' && id.trim() === id && id !== '' && id === printable(id) && !RESERVED.has(id)
}
