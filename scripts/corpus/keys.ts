import type { DocumentResult } from './run-document.ts'
import { formatTable } from './table.ts'

/** Properties of a record that are listed beside its key. */
const DECLARED = 25

interface KeyRow {
  readonly document: string
  readonly path: string
  readonly parameter: string
  readonly place: string
  readonly key: string
  readonly differs: string
  readonly declared: string
}

/** Lists the key that the model has for each resource, in Markdown, for judging by hand. */
export function formatKeys(documents: readonly DocumentResult[]): string {
  const rows = documents.flatMap(({ name, byModel }) =>
    (byModel?.outcomes ?? []).map(
      ({ name: path, parameter, keyPlace, key, naive, declared }): KeyRow => ({
        document: name,
        path: `\`${path}\``,
        parameter,
        place: keyPlace ?? '(not in the record)',
        key: key ?? '',
        declared: declared.slice(0, DECLARED).join(' '),
        differs: naive !== key && key !== undefined ? `**${naive ?? 'none'}**` : '',
      }),
    ),
  )
  return `# Keys

Each key that the model has, and its value in a response. The column *simple rule* shows what it finds, if that
is something else: the property with the parameter's name, else with its last word, else \`id\`.

${formatTable(
  [
    ['document', ({ document }) => document],
    ['path', ({ path }) => path],
    ['parameter', ({ parameter }) => parameter],
    ['place', ({ place }) => place],
    ['key', ({ key }) => key],
    ['simple rule', ({ differs }) => differs],
    ['declared properties', ({ declared }) => declared],
  ],
  rows,
)}
`
}
