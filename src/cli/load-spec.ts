import { homedir } from 'node:os'
import { join } from 'node:path'
import { nodeHash } from '../adapters/hash-texts.ts'
import type { LoadOptions } from '../adapters/load-spec.ts'
import { PreparedSpecs } from '../adapters/prepared-specs.ts'
import { absoluteLocation, readBytes } from '../adapters/read-location.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { PreparedSpec, SpecOptions } from '../specs/load-spec.ts'

/** Size in bytes from which a document is prepared so slowly that it is worth keeping. */
const LARGE = 1024 * 1024

/** Options of {@link loadSpec}. */
interface Options extends LoadOptions {
  readonly onWarning: (warning: string) => void
  /** folder that keeps large documents prepared; undefined if none are kept */
  readonly folder?: string | undefined
  /** Runs the task of keeping a document, which may wait. Defaults to running it before the document is used. */
  readonly later?: (task: () => Promise<void>) => Promise<void> | void
}

/**
 * Loads a document as a vendor. A large document is prepared once and kept, until one of the texts that it was made from
 * changes.
 * @throws DeskDoubleError if the document cannot be read or is not an OpenAPI document
 */
export async function loadSpec(
  location: string,
  { folder, onWarning, later = (task) => task(), ...options }: Options,
): Promise<Vendor> {
  const choice = {
    ...options,
    location: absoluteLocation(location),
    overlays: (options.overlays ?? []).map(absoluteLocation),
  }
  const kept = folder === undefined ? undefined : new PreparedSpecs(folder)
  const read = readerFrom(choice.location)
  const spec =
    (await findKept(choice, { kept, read, onWarning })) ?? (await prepare(choice, { kept, read, onWarning, later }))
  // Loaded on demand: most processes read no document.
  const { vendorOfDocument } = await import('../specs/vendor-of-document.ts')
  return vendorOfDocument({ ...spec, onWarning })
}

/** Returns the folder for prepared documents: `DESKDOUBLE_CACHE`, or the user's cache; undefined if it is `off`. */
export function cacheFolder({ env, platform }: Pick<NodeJS.Process, 'env' | 'platform'> = process): string | undefined {
  const { DESKDOUBLE_CACHE: chosen, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = env
  if (chosen === 'off') return undefined
  if (chosen) return chosen
  if (platform === 'win32' && local) return join(local, 'deskdouble', 'Cache')
  return join(
    platform === 'darwin' ? join(homedir(), 'Library/Caches') : xdg || join(homedir(), '.cache'),
    'deskdouble',
  )
}

type Choice = Omit<SpecOptions, 'read' | 'hash' | 'onWarning'> & { readonly location: string }

interface Finding extends Pick<Options, 'onWarning'> {
  readonly kept: PreparedSpecs | undefined
  readonly read: (location: string) => Promise<Uint8Array>
}

interface Keeping extends Finding {
  readonly later: NonNullable<Options['later']>
}

/** Returns a function that reads locations. Starts to read the first one at once, while modules are loaded. */
function readerFrom(first: string): Finding['read'] {
  const reading = readBytes(first)
  // Whoever reads the location gets the error.
  reading.catch(() => undefined)
  return (location) => (location === first ? reading : readBytes(location))
}

/** Returns the document that was kept for a choice, unless one of its texts has changed since. */
async function findKept(choice: Choice, { kept, read, onWarning }: Finding): Promise<PreparedSpec | undefined> {
  const found = await kept?.find(choice)
  if (!found) return undefined
  const { digestOf } = await import('../specs/read/digest.ts')
  const hash = nodeHash()
  const texts = await Promise.all([...found.sources.keys()].map((source) => read(source).catch(() => undefined)))
  const digests = texts.map((bytes) => bytes && digestOf([bytes], hash))
  const spec = found.parse()
  const isSame = [...found.sources.values()].map(async (digest, i) => digest === (await digests[i]))
  if (!spec || (await Promise.all(isSame)).includes(false)) return undefined
  for (const warning of found.warnings) onWarning(warning)
  return spec
}

async function prepare(choice: Choice, { kept, read, onWarning, later }: Keeping): Promise<PreparedSpec> {
  const [{ prepareSpec }, { digestOf }] = await Promise.all([
    import('../specs/load-spec.ts'),
    import('../specs/read/digest.ts'),
  ])
  const hash = nodeHash()
  const texts = new Map<string, Uint8Array>()
  const warnings: string[] = []
  let size = 0
  let isComplete = true
  const { location, ...options } = choice
  const spec = await prepareSpec(location, {
    ...options,
    hash,
    read: async (source) => {
      const bytes = await read(source).catch((error: unknown) => {
        isComplete = false
        throw error
      })
      size += bytes.length
      texts.set(source, bytes)
      return bytes
    },
    onWarning: (warning) => {
      warnings.push(warning)
      onWarning(warning)
    },
  })
  // A file that cannot be read now may be readable next time.
  if (!kept || !isComplete || size < LARGE) return spec
  // The digest of a document without other files is that of its text.
  const digest = (bytes: Uint8Array) => (texts.size === 1 ? spec.digest : digestOf([bytes], hash))
  const digests = [...texts].map(async ([source, bytes]) => [source, await digest(bytes)] as const)
  const sources = new Map(await Promise.all(digests))
  await later(() => kept.keep(choice, { spec, warnings, sources }))
  return spec
}
