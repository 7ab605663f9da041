import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LoadedVendor } from '../../../src/adapters/load-spec.ts'
import { loadSpec } from '../../../src/index.ts'

/** Path of a document of a shop that sells books, with nothing in it that is made for DeskDouble. */
export const BOOKSHOP = fileURLToPath(new URL('../documents/bookshop.yaml', import.meta.url))

/** Headers of a client that sends JSON with any key. */
export const JSON_HEADERS = { 'x-api-key': 'any', 'content-type': 'application/json' }

export const EMMA = { isbn: '9780141439518', title: 'Emma', author: 'Jane Austen', price: 9 }

/** Loads the document of the shop. */
export function loadBookshop(): Promise<LoadedVendor> {
  return loadSpec(BOOKSHOP)
}

/** Returns the text of the document with replacements. */
function bookshopWith(replacements: Readonly<Record<string, string>>): string {
  return Object.entries(replacements).reduce(
    (text, [before, after]) => text.replaceAll(before, after),
    readFileSync(BOOKSHOP, 'utf8'),
  )
}

/** Loads the document of the shop with replacements in its text. */
export async function loadBookshopWith(replacements: Readonly<Record<string, string>>): Promise<LoadedVendor> {
  const folder = mkdtempSync(join(tmpdir(), 'deskdouble-'))
  const file = join(folder, 'bookshop.yaml')
  writeFileSync(file, bookshopWith(replacements))
  try {
    return await loadSpec(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
