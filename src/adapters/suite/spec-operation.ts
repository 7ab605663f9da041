import {
  type Document,
  METHODS,
  type OperationObject,
  type ParameterObject,
  resolve,
} from '../../engine/spec/document.ts'

/** An operation of a spec with its path and parameters. */
export interface SpecOperation {
  readonly document: Document
  readonly method: string
  readonly path: string
  readonly object: OperationObject
  readonly parameters: readonly ParameterObject[]
}

/** Returns the operations of a spec in order. */
export function operationsOf(document: Document): SpecOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const object = item[method]
      if (!object) return []
      const parameters = [...(item.parameters ?? []), ...(object.parameters ?? [])].map((parameter) =>
        resolve(document, parameter),
      )
      return [{ document, method: method.toUpperCase(), path, object, parameters }]
    }),
  )
}

/** Returns the statuses that an operation declares, without ranges and `default`. */
export function statusesOf(object: OperationObject): number[] {
  return Object.keys(object.responses).map(Number).filter(Number.isInteger)
}
