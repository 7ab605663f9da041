import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isObject, parseJson } from '../../pacts/json.ts'

/** Most interactions in a file. The verifier copies the whole pact for each of its interactions. */
const MOST_INTERACTIONS = 50

/**
 * Calls a function with pacts of which none is large. Splits large ones, in order, into files of a temporary folder.
 * @param urls paths of pact files; URLs, and files that are not pacts, stay as they are
 */
export async function withSmallPacts<T>(
  urls: readonly string[],
  use: (urls: readonly string[]) => Promise<T>,
): Promise<T> {
  const pacts = await Promise.all(urls.map(readLargePact))
  if (pacts.every((pact) => pact === undefined)) return use(urls)
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-pacts-'))
  try {
    const files = await Promise.all(
      urls.map(async (url, i) => (pacts[i] === undefined ? [url] : writeParts(pacts[i], join(folder, String(i))))),
    )
    return await use(files.flat())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface LargePact {
  readonly interactions: readonly unknown[]
}

/** Returns a pact that must be split; undefined for any other file. */
async function readLargePact(file: string): Promise<LargePact | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const pact = parseJson(text)
  if (!isObject(pact) || !Array.isArray(pact['interactions'])) return undefined
  const { interactions } = pact
  return interactions.length > MOST_INTERACTIONS ? { ...pact, interactions } : undefined
}

function writeParts(pact: LargePact, prefix: string): Promise<string[]> {
  const { interactions } = pact
  const parts = Array.from({ length: Math.ceil(interactions.length / MOST_INTERACTIONS) }, (_, part) => part)
  return Promise.all(
    parts.map(async (part) => {
      const first = part * MOST_INTERACTIONS
      const file = `${prefix}-${part}.json`
      const own = { ...pact, interactions: interactions.slice(first, first + MOST_INTERACTIONS) }
      await writeFile(file, JSON.stringify(own))
      return file
    }),
  )
}
