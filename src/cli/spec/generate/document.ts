import { createHash } from 'node:crypto'
import type { Json } from '../../../engine/closed/schema.ts'
import type { ModuleFrame } from './module-frame.ts'

/** Generates the module of a spec. A JSON string loads faster than an object literal of the same size. */
export function writeDocument(document: Json, frame: ModuleFrame): string {
  const text = JSON.stringify(document)
  return `${frame.notice}
import type { Document } from '${frame.documentTypes}'

export const document: Document = JSON.parse(${JSON.stringify(text)})

/** SHA-256 of the document as compact JSON, in hexadecimal. */
export const digest = '${digestOf(document)}'
`
}

/** Returns the digest of a document. */
export function digestOf(document: Json): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex')
}
