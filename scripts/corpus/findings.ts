import type { DocumentResult, Pass } from './run-document.ts'

/** Lists every failure of a run, the most frequent kinds first, in Markdown. */
export function formatFailures(documents: readonly DocumentResult[]): string {
  const found = documents.flatMap(failuresOf)
  const kinds = [...Map.groupBy(found, ({ kind }) => kind)].toSorted(([, a], [, b]) => b.length - a.length)
  const sections = kinds.map(
    ([kind, list]) => `## ${list.length} × ${kind}\n\n${list.map(({ text }) => text).join('\n')}`,
  )
  return `# Failures\n\n${sections.join('\n\n')}\n`
}

interface Finding {
  readonly kind: string
  readonly text: string
}

function failuresOf({ name, byModel, byPairs, error }: DocumentResult): readonly Finding[] {
  const pass = byModel ?? byPairs
  const notServed = error === undefined ? [] : [{ kind: 'not served', text: `- ${name}: ${error}` }]
  return pass === undefined
    ? notServed
    : [...notServed, ...stepsOf(name, pass), ...listsOf(name, pass), ...invalidOf(name, pass)]
}

function stepsOf(document: string, { outcomes }: Pass): readonly Finding[] {
  return outcomes.flatMap(({ name, failures }) =>
    failures.map(({ step, why, operation, target, sent, status, text }) => ({
      kind: `${step}: ${kindOf(why)}`,
      text: `- ${document}, ${name}, ${operation}: ${why}\n  - request ${target} ${shorten(JSON.stringify(sent))}\n  - response ${status} ${shorten(text)}`,
    })),
  )
}

function listsOf(document: string, { lists }: Pass): readonly Finding[] {
  return lists.flatMap(({ name, failure, reported, byParameters, text }) => [
    ...(failure === undefined
      ? []
      : [
          {
            kind: `paging: ${kindOf(failure)}`,
            text: `- ${document}, ${name} (${reported}): ${failure}\n  - response ${shorten(text)}`,
          },
        ]),
    ...(byParameters === false ? [{ kind: 'paging: by parameters', text: `- ${document}, ${name}` }] : []),
  ])
}

function invalidOf(document: string, { tally }: Pass): readonly Finding[] {
  return tally.invalid.map(({ operation, target, status, error, text }) => ({
    kind: status >= 500 ? 'status 5xx' : 'invalid response',
    text: `- ${document}, ${operation}: ${status} ${error}\n  - request ${target}\n  - response ${shorten(text)}`,
  }))
}

/** Returns what failures with the same cause have in common: the reason without names, values and numbers. */
function kindOf(why: string): string {
  const first = why.split('; ')[0] ?? why
  if (/^key .* is /.test(first)) return 'another key comes back'
  if (/ was .* and is /.test(first)) return 'another value comes back'
  return first
    .replace(/^\S+ is missing$/, 'a value is missing')
    .replace(/contain .*$/, 'contain the record')
    .replace(/^\/\S+/, 'next')
}

function shorten(text: string | undefined): string {
  return text === undefined ? '' : text.slice(0, 400).replaceAll('\n', ' ')
}
