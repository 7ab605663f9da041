import type { AnyEmulator } from '../../emulator/emulator.ts'
import { keyText, valueAtPlace } from '../../specs/handlers/place.ts'
import { inferModel } from '../../specs/model/infer-model.ts'
import type { Model, Resource, Role } from '../../specs/model/model.ts'
import { isObject } from '../../world/is-object.ts'
import type { SpecOperation } from './spec-operation.ts'
import { type StepRequest, send } from './step.ts'

/** Writes a request of an operation with values for its path parameters. */
type Write = (operation: SpecOperation, path: ReadonlyMap<string, string>) => StepRequest

/** Input of {@link RecordKeys}. */
interface RecordKeysOptions {
  readonly operations: readonly SpecOperation[]
  readonly write: Write
}

/** Finds the keys of records for path parameters: of new records if the API can create them, or else of listed ones. */
export class RecordKeys {
  readonly model: Model
  readonly #operations: ReadonlyMap<string, SpecOperation>
  readonly #write: Write

  constructor({ operations, write }: RecordKeysOptions) {
    const [first] = operations
    this.model = first ? inferModel(first.document) : { resources: new Map(), roles: new Map() }
    this.#operations = new Map(operations.map((operation) => [operation.object.operationId, operation]))
    this.#write = write
  }

  /** Returns the values of an operation's path parameters that identify records. Creates these records. */
  async pathOf(emulator: AnyEmulator, { path }: SpecOperation): Promise<Map<string, string>> {
    const values = new Map<string, string>()
    for (const [place, name = ''] of path.matchAll(/\{([^}]+)\}/g)) {
      const itemPath = path.slice(0, path.indexOf(place) + place.length)
      const resource = [...this.model.resources.values()].find((one) => one.itemPath === itemPath)
      const key = resource && (await this.#keyOf(emulator, resource, values))
      if (key !== undefined) values.set(name, key)
    }
    return values
  }

  /** Returns the key of a record below known parents. */
  async #keyOf(emulator: AnyEmulator, resource: Resource, parents: ReadonlyMap<string, string>) {
    for (const kind of ['create', 'list'] as const) {
      for (const [id, role] of this.model.roles) {
        const operation = this.#operations.get(id)
        if (!operation || role.kind !== kind || role.resource !== resource.name || !isBelow(operation, parents))
          continue
        const response = await send(emulator, this.#write(operation, parents))
        const key = response.ok ? keyIn(await bodyOf(response), resource, role) : undefined
        if (key !== undefined) return key
      }
    }
    return undefined
  }
}

/** Returns whether all path parameters of an operation have known values. */
function isBelow({ path }: SpecOperation, known: ReadonlyMap<string, string>): boolean {
  return [...path.matchAll(/\{([^}]+)\}/g)].every(([, name = '']) => known.has(name))
}

/** Returns the key of the record in a response, or of the first one in a list. */
function keyIn(body: unknown, { key }: Resource, role: Exclude<Role, { kind: 'stateless' }>): string | undefined {
  const list = role.kind === 'list' ? valueAtPlace(body, role.listPlace) : undefined
  const [first] = Array.isArray(list) ? list : []
  const whole = role.kind === 'list' ? first : body
  const record = valueAtPlace(whole, role.responsePlace ?? [])
  return isObject(record) && key?.place ? keyText(valueAtPlace(record, key.place)) : undefined
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}
