import { objectOf, type Place } from './json.ts'
import { printModel } from './product.ts'

/** Model of a document as the product prints it, without what the harness does not use. */
export interface PrintedModel {
  readonly resources: readonly PrintedResource[]
  readonly roles: readonly PrintedRole[]
}

/** A kind of record. */
export interface PrintedResource {
  readonly name: string
  readonly itemPath: string | undefined
  readonly key: PrintedKey | undefined
}

/** Identification of a record. */
export interface PrintedKey {
  readonly parameter: string
  readonly in: string
  readonly place: Place | undefined
  readonly others: readonly { readonly parameter: string; readonly place: Place | undefined }[]
}

/** The part that an operation plays for a resource. */
export interface PrintedRole {
  /** method and path, such as `GET /boards/{id}` */
  readonly operation: string
  readonly kind: string
  readonly resource: string
  readonly requestPlace: Place
  readonly responsePlace: Place | undefined
  readonly listPlace: Place | undefined
  readonly parameters: Readonly<Record<string, string>>
}

/** Returns the model that the product prints for a document. */
export async function printedModel(file: string): Promise<PrintedModel> {
  return objectOf(JSON.parse(await printModel(file))) as unknown as PrintedModel
}
