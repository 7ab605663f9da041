import { type Document, METHODS, type Method, type OperationObject, type PathItem } from '../../engine/spec/document.ts'

/** An operation of a document with its place. */
export interface FoundOperation {
  readonly object: OperationObject
  readonly item: PathItem
  readonly method: Method
  readonly path: string
}

/** Returns the operations of a document by operationId. */
export function operationsOf(document: Document): Map<string, FoundOperation> {
  const found = new Map<string, FoundOperation>()
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const object = item[method]
      if (object) found.set(object.operationId, { object, item, method, path })
    }
  }
  return found
}
