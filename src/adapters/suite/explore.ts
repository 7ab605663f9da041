import type { AnyEmulator } from '../../emulator/emulator.ts'
import type { Document } from '../../engine/spec/document.ts'
import { RecordKeys } from './record-keys.ts'
import { RequestWriter, requirementsOf, type WriteOptions } from './request-writer.ts'
import { Samples } from './samples.ts'
import { setFault } from './set-fault.ts'
import { operationsOf, type SpecOperation, statusesOf } from './spec-operation.ts'
import { asTourStep, type StepRequest, type TourStep, titleOf } from './step.ts'
import type { VendorSuite } from './vendor-suite-options.ts'

/** Options of {@link explore}. */
export type ExploreOptions<E extends AnyEmulator> = VendorSuite<E> &
  Required<Pick<VendorSuite<E>, 'document' | 'name' | 'start' | 'handleOf'>>

/**
 * Returns steps for a vendor that the suite knows nothing of but its document: a request of each operation, one without
 * a credential, one for a record that does not exist, and each other declared error by a fault.
 */
export function explore<E extends AnyEmulator>(options: ExploreOptions<E>): TourStep<E>[] {
  const { document, handleOf, vendor } = options
  const operations = operationsOf(document)
  const samples = new Samples(document)
  const writer = new RequestWriter(vendor, samples, options)
  const write = async (emulator: E, operation: SpecOperation, changes: Changes = {}): Promise<StepRequest> => {
    const { credentials } = await handleOf(emulator)
    const keys = new RecordKeys({ operations, write: (one, path) => writer.write(one, { path, credentials }) })
    const path = new Map([...(await keys.pathOf(emulator, operation)), ...(changes.path ?? [])])
    return writer.write(operation, { ...changes, path, credentials })
  }
  const { model } = new RecordKeys({ operations, write: () => NO_REQUEST })
  const derived = operations.flatMap((operation) => {
    const { object, method, parameters, path } = operation
    const id = object.operationId
    const step = (status: number | undefined, changes?: Changes): TourStep<E> => {
      return { operation: id, status, method, request: (emulator) => write(emulator, operation, changes) }
    }
    const role = model.roles.get(id)?.kind
    const [, last] = /\{([^}]+)\}[^{}]*$/.exec(path) ?? []
    const parameter = parameters.find(({ name, in: place }) => place === 'path' && name === last)
    const unknown = parameter && samples.unknownKey(parameter)
    const hasMissing = unknown !== undefined && method !== 'PUT' && role !== undefined && ON_RECORDS.includes(role)
    const natural = [
      ...(isProtected(document, object) ? [step(rejection(object), { anonymous: true })] : []),
      ...(hasMissing && '404' in object.responses ? [step(404, { path: new Map([[last ?? '', unknown]]) })] : []),
    ]
    const others = statusesOf(object).filter((status) => status >= 400 && !natural.some((one) => one.status === status))
    const faults = others.map((status): TourStep<E> => {
      const prepare = async (emulator: E) => {
        setFault(await handleOf(emulator), id, { status, times: 1 })
      }
      return { ...step(status), prepare }
    })
    return [step(undefined), ...natural, ...faults]
  })
  const own = ownSteps(operations, writer, options)
  const replaced = new Set(own.map(titleOf))
  return [...derived.filter((step) => !replaced.has(titleOf(step))), ...own]
}

/** Returns the steps that a maker declares. */
function ownSteps<E extends AnyEmulator>(
  operations: readonly SpecOperation[],
  writer: RequestWriter,
  { steps = [], start, name }: ExploreOptions<E>,
): TourStep<E>[] {
  if (steps.length === 0) return []
  const { credentials } = start().vendor(name)
  const success = (id: string) => {
    const operation = operations.find(({ object }) => object.operationId === id)
    if (!operation) throw new Error(`Unknown operation ${id}`)
    return writer.write(operation, { path: new Map(), credentials })
  }
  return steps.map((step) => asTourStep(step(success)))
}

type Changes = Partial<Pick<WriteOptions, 'path' | 'anonymous'>>

const NO_REQUEST: StepRequest = { method: 'GET', path: '/', headers: {} }

/** Roles of operations that need an existing record. */
const ON_RECORDS = ['read', 'update', 'delete', 'action']

function isProtected(document: Document, object: SpecOperation['object']): boolean {
  const requirements = requirementsOf(document, object)
  return requirements.length > 0 && requirements.every((schemes) => schemes.length > 0)
}

/** Returns the status that an operation rejects a request without a credential with. */
function rejection({ responses }: SpecOperation['object']): number {
  return !('401' in responses) && '403' in responses ? 403 : 401
}
