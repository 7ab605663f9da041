import type { SqlStorage } from './platform.ts'

/** Most UTF-16 units of a part. In UTF-8 they take up to three bytes each, and a row of SQLite takes 2 MB. */
const MOST_UNITS = 500_000

/** A text with its key. */
export interface KeyedText<Key> {
  readonly key: Key
  readonly text: string
}

/** A row, in the order of its columns. */
interface TextPart {
  readonly part: number
  readonly text: string
}

/** A table of texts of any length under a key. Each row has a part of one. */
export class TextRows<Key extends string | number> {
  readonly #sql: SqlStorage
  readonly #table: string

  /** @param table its name, which is trusted */
  constructor(sql: SqlStorage, table: string) {
    this.#sql = sql
    this.#table = table
  }

  /** Returns whether the table exists. */
  get exists(): boolean {
    const found = this.#sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", this.#table)
    return found.toArray().length > 0
  }

  /** Creates the table, unless it exists. @param type of its keys in SQL */
  create(type: 'INTEGER' | 'TEXT'): void {
    const columns = `id ${type} NOT NULL, part INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (id, part)`
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS ${this.#table} (${columns}) WITHOUT ROWID`)
  }

  /** Adds a text under a key that has none. */
  add(key: Key, text: string): void {
    for (const [part, piece] of piecesOf(text).entries()) {
      this.#sql.exec(`INSERT INTO ${this.#table} (id, part, text) VALUES (?, ?, ?)`, key, part, piece)
    }
  }

  /** Returns all texts in the order of their keys. */
  *all(): Generator<KeyedText<Key>> {
    const rows = this.#sql.exec<TextPart & { readonly id: Key }>(
      `SELECT id, part, text FROM ${this.#table} ORDER BY id, part`,
    )
    let whole: KeyedText<Key> | undefined
    for (const { id, part, text } of rows) {
      if (whole && part === 0) yield whole
      whole = { key: id, text: whole && part > 0 ? whole.text + text : text }
    }
    if (whole) yield whole
  }

  /** Returns the text under a key; undefined if no text has it. */
  get(key: Key): string | undefined {
    const rows = this.#sql.exec<TextPart>(`SELECT part, text FROM ${this.#table} WHERE id = ? ORDER BY part`, key)
    const parts = rows.toArray()
    return parts.length === 0 ? undefined : parts.map(({ text }) => text).join('')
  }

  /** Returns whether there is a text under a key. */
  has(key: Key): boolean {
    return this.#sql.exec(`SELECT 1 FROM ${this.#table} WHERE id = ? LIMIT 1`, key).toArray().length > 0
  }

  /** Deletes all texts. */
  clear(): void {
    this.#sql.exec(`DELETE FROM ${this.#table}`)
  }
}

/** Splits a text into parts. No part ends within a surrogate pair, which UTF-8 cannot express. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let start = 0; start === 0 || start < text.length; ) {
    const end = start + MOST_UNITS
    const splitsPair = end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))
    pieces.push(text.slice(start, splitsPair ? end - 1 : end))
    start = splitsPair ? end - 1 : end
  }
  return pieces
}
