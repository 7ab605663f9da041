/**
 * Serves public OpenAPI documents and drives every resource over HTTP.
 * `npm run corpus -- --documents museum,stripe` tries some of them, `--write` writes `docs/corpus.md`.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CHOSEN, type CorpusDocument, drawDocuments, fetchDocuments, fileOf } from './corpus/documents.ts'
import { figuresOf, totalOf } from './corpus/figures.ts'
import { formatFailures } from './corpus/findings.ts'
import { goalsOf, LARGEST, percent } from './corpus/goals.ts'
import { formatKeys } from './corpus/keys.ts'
import { modelTargets } from './corpus/model-targets.ts'
import { formatPage, modelFigures, passFigures, type Results } from './corpus/page.ts'
import { PEER_NAMES, readPeers, runPeers } from './corpus/peers.ts'
import { buildPackage, serveProduct } from './corpus/product.ts'
import { type DocumentResult, runDocument } from './corpus/run-document.ts'

const ROOT = join(import.meta.dirname, '..')
const REPORTS = join(ROOT, 'reports/corpus')
const USAGE = `npm run corpus -- [options]
  --documents NAMES  documents to try, separated by commas. Defaults to all
  --keep             keep the other documents' results of the last run
  --quick            a few small documents
  --draw NUMBER      documents to draw at random. Defaults to 8, with --documents or --quick to 0
  --seed NUMBER      seed of the draw. Defaults to 1
  --peers NAMES      also compare servers, separated by commas, or all of them
  --date DATE        day of the comparison, for the page
  --check            exit with code 1 if a goal is not met
  --write            write docs/corpus.md`

/** Documents of a quick run: small ones with different styles. */
const QUICK = ['museum', 'petstore', 'adyen-management', 'asana', 'hubspot-crm', 'openai', 'twilio-taskrouter']
/** Starts of the document that has goals for its start; the fastest after the first counts. */
const STARTS = 6
/** Documents that all servers are tried with. */
const COMPARED = [
  'museum',
  'petstore',
  'adyen-management',
  'asana',
  'box',
  'digitalocean',
  'hubspot-crm',
  'linode',
  'launchdarkly',
  'twilio-taskrouter',
]

const { values } = parseArgs({
  options: {
    documents: { type: 'string' },
    quick: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    draw: { type: 'string' },
    seed: { type: 'string', default: '1' },
    peers: { type: 'string', default: '' },
    date: { type: 'string', default: '' },
    check: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(USAGE)
  process.exit()
}

const documents = chooseDocuments()
const results = await run(documents)
for (const { name, limit, value, met } of results.goals) {
  console.log(`${met ? 'met     ' : 'not met '} ${name}: ${value}; goal ${limit}`)
}
if (values.write) writeFileSync(join(ROOT, 'docs/corpus.md'), formatPage(results))
if (values.check && results.goals.some(({ met }) => !met)) process.exitCode = 1

function chooseDocuments(): readonly CorpusDocument[] {
  const names = values.quick ? QUICK : values.documents?.split(',')
  const unknown = names?.filter((name) => !CHOSEN.some((document) => document.name === name)) ?? []
  if (unknown.length > 0) {
    console.error(`Unknown document: ${unknown.join(', ')}. Known: ${CHOSEN.map(({ name }) => name).join(', ')}`)
    process.exit(2)
  }
  const chosen = CHOSEN.filter(({ name }) => names?.includes(name) ?? true)
  const drawn = Number(values.draw ?? (names === undefined ? 8 : 0))
  return [...chosen, ...(drawn > 0 ? drawDocuments(drawn, Number(values.seed)) : [])]
}

async function run(documents: readonly CorpusDocument[]): Promise<Results> {
  fetchDocuments(documents)
  // A quick run drives the source as it is.
  if (!values.quick) buildPackage()
  const kept = mkdtempSync(join(tmpdir(), 'deskdouble-kept-'))
  let found: readonly DocumentResult[] = values.keep ? lastResults() : []
  for (const document of documents) {
    const { name, drawn = false } = document
    const starts = name === LARGEST ? STARTS : 1
    const serve = serveProduct(values.quick ? 'source' : 'package', name === LARGEST ? kept : undefined)
    const run = { name, drawn, file: fileOf(document), serve, modelOf: modelTargets, starts }
    const result = await runDocument(run)
    found = ordered([...found.filter((one) => one.name !== name), result])
    console.log(formatLine(result))
    writeReports(resultsOf(found))
  }
  rmSync(kept, { recursive: true })
  if (values.peers !== '') await comparePeers(values.peers === 'all' ? PEER_NAMES : values.peers.split(','))
  return resultsOf(found)
}

function resultsOf(documents: readonly DocumentResult[]): Results {
  const total = totalOf(documents.map(modelFigures))
  return { documents, goals: goalsOf(total, documents), peers: readPeers(), seed: Number(values.seed) }
}

function lastResults(): readonly DocumentResult[] {
  // The file was written by writeReports.
  const last = JSON.parse(readFileSync(join(REPORTS, 'results.json'), 'utf8')) as Results
  return last.documents
}

/** Sorts results: the chosen documents in their order, then those that were drawn. */
function ordered(results: readonly DocumentResult[]): readonly DocumentResult[] {
  const names = CHOSEN.map(({ name }) => name)
  const rank = ({ name }: DocumentResult) => (names.includes(name) ? names.indexOf(name) : names.length)
  return results.toSorted((a, b) => rank(a) - rank(b))
}

async function comparePeers(names: readonly string[]): Promise<void> {
  const compared = CHOSEN.filter(({ name }) => COMPARED.includes(name))
  fetchDocuments(compared)
  const files = compared.map((document) => ({ name: document.name, file: fileOf(document) }))
  await runPeers({ documents: files, names, date: values.date, modelOf: modelTargets, report: console.log })
}

/** Formats a document's result for the terminal. */
function formatLine(result: DocumentResult): string {
  const { name, error, startMillis = 0, memory = 0, seconds } = result
  if (error !== undefined) return `${name}: ${error.split('\n')[0]}`
  const { tried, full, reported, walked, valid, serverErrors } = modelFigures(result)
  const pairs = result.byPairs && figuresOf(result.byPairs)
  return [
    `${name}: ${full}/${tried} full`,
    `pairs ${pairs?.full}/${pairs?.tried}`,
    `next ${reported.passed}/${reported.of}, walked ${walked.passed}`,
    `valid ${percent(valid.of === 0 ? 1 : valid.passed / valid.of)} of ${valid.of}`,
    ...(serverErrors > 0 ? [`${serverErrors} × 5xx`] : []),
    `start ${Math.round(startMillis)} ms, ${Math.round(memory)} MB, ${seconds.toFixed(1)} s`,
  ].join('; ')
}

/** Writes the failures, the keys and all figures to a folder that Git ignores. */
function writeReports({ documents, ...rest }: Results): void {
  mkdirSync(REPORTS, { recursive: true })
  writeFileSync(join(REPORTS, 'failures.md'), formatFailures(documents))
  writeFileSync(join(REPORTS, 'keys.md'), formatKeys(documents))
  const totals = {
    documents: documents.length,
    operations: documents.reduce((sum, { operations }) => sum + operations, 0),
    byModel: totalOf(documents.map(modelFigures)),
    byPairs: totalOf(documents.map(({ byPairs }) => passFigures(byPairs))),
    ...rest,
  }
  writeFileSync(join(REPORTS, 'totals.json'), JSON.stringify(totals, null, 1))
  writeFileSync(join(REPORTS, 'results.json'), JSON.stringify({ documents, ...rest }, null, 1))
}
