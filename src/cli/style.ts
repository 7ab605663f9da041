import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Formats a text if the terminal supports colours and NO_COLOR is not set. */
export function styled(format: Format, text: string): string {
  return process.stdout.isTTY && process.env['NO_COLOR'] === undefined ? styleText(format, text) : text
}

/** Aligns the cells of rows in columns. Returns one line per row. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
