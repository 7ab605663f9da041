import { printableLines } from '../../reports/printable.ts'

const ESCAPE = '\u001b'
/** A colour or another format of text. */
const FORMAT = new RegExp(`${ESCAPE}\\[[\\d;]*m`, 'g')
/** The start of a format at the end of a chunk, whose rest comes with the next one. */
const INCOMPLETE = new RegExp(`${ESCAPE}(\\[[\\d;]*)?$`)

/**
 * Makes the output of a program safe for a terminal: escapes the control characters in it, and keeps or removes colours.
 */
export class OutputFilter {
  readonly #keepsColours: boolean
  #rest = ''

  constructor(keepsColours: boolean) {
    this.#keepsColours = keepsColours
  }

  /** Returns the filtered output up to the last complete sequence of a chunk. */
  add(chunk: string): string {
    const text = this.#rest + chunk
    const [incomplete = ''] = INCOMPLETE.exec(text) ?? []
    this.#rest = incomplete
    return this.#filter(text.slice(0, text.length - incomplete.length))
  }

  /** Returns what is left when the output ends. */
  end(): string {
    const rest = this.#rest
    this.#rest = ''
    return this.#filter(rest)
  }

  #filter(text: string): string {
    const formats = text.match(FORMAT) ?? []
    const parts = text.split(FORMAT).map((part) => printableLines(part.replaceAll('\r\n', '\n')))
    return parts.map((part, i) => part + (this.#keepsColours ? (formats[i] ?? '') : '')).join('')
  }
}
