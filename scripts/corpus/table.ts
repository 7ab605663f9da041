/** A column of a table: its title, and its cell for a row. */
export type Column<Row> = readonly [title: string, cell: (row: Row) => string | number]

/** Formats a Markdown table. The first column is aligned to the left, the others to the right. */
export function formatTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return [
    line(columns.map(([title]) => title)),
    line(columns.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...rows.map((row) => line(columns.map(([, cell]) => cell(row)))),
  ].join('\n')
}

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}
