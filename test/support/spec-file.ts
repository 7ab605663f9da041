import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Document } from '../../src/engine/spec/document.ts'

/** Returns the source file of a vendor's spec, independently of all generated code. */
export function readSpecFile(vendor: string): Document {
  return parse(readFileSync(new URL(`../../specs/${vendor}.yaml`, import.meta.url), 'utf8'))
}
