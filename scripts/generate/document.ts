import { createHash } from 'node:crypto'
import type { Json } from './schema.ts'

/** Returns a spec as a module. A string that is parsed loads faster than an object literal of the same size. */
export function writeDocument(document: Json): string {
  const text = JSON.stringify(document)
  return `// Made by scripts/generate.ts from specs/. Do not edit.
import type { Document } from '../../engine/spec/document.ts'

export const document: Document = JSON.parse(${JSON.stringify(text)})

/** SHA-256 of the document as compact JSON, in hexadecimal. */
export const digest = '${createHash('sha256').update(text).digest('hex')}'
`
}
