import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Document } from '../../src/engine/spec/document.ts'

/** A spec as it was written by hand: what is generated from it has no part in this. */
export function readSpecFile(vendor: string): Document {
  return parse(readFileSync(new URL(`../../specs/${vendor}.yaml`, import.meta.url), 'utf8'))
}
