import { fstatSync } from 'node:fs'
import { stripVTControlCharacters, styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** A stream that may be a terminal. */
interface Output {
  readonly isTTY?: boolean
  /** number of the file descriptor */
  readonly fd?: number
}

/**
 * Formats a text if colours are wanted on the stream that it is printed to.
 * @param stream Defaults to standard output
 */
export function styled(format: Format, text: string, stream: Output = process.stdout): string {
  return wantsColours(stream, process.env) ? styleText(format, text, { validateStream: false }) : text
}

/**
 * Returns whether colours are wanted on a stream: if it is a terminal, unless NO_COLOR is set. FORCE_COLOR overrides
 * both; `0` and `false` turn colours off. A file never gets colours.
 */
export function wantsColours(
  { isTTY = false, fd }: Output,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no = '' } = env
  if (fd !== undefined && isFile(fd)) return false
  if (force !== undefined) return !['0', 'false'].includes(force)
  return isTTY && no === '' && env['TERM'] !== 'dumb'
}

const files = new Map<number, boolean>()

/** Returns whether a descriptor is that of a file: the kind of an open descriptor never changes. */
function isFile(fd: number): boolean {
  const known = files.get(fd)
  if (known !== undefined) return known
  const found = fstatSync(fd).isFile()
  files.set(fd, found)
  return found
}

/** Aligns the cells of rows in columns. Returns one line per row. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  )
}

/** Returns the number of characters that a terminal shows. */
function widthOf(text: string): number {
  return stripVTControlCharacters(text).length
}
