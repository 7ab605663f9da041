/** Largest document that is read. */
const MOST_BYTES = 64 * 1024 * 1024

/** Time after which a server that has not sent a whole document counts as unreachable. */
const TIMEOUT_MS = 10_000

/** Returns whether a location is the URL of a web server. */
export function isUrl(location: string): boolean {
  return /^https?:\/\//i.test(location)
}

/** Returns a location as an absolute path or a URL. */
export function absoluteLocation(location: string): string {
  if (isUrl(location)) return location
  return location.startsWith('file:')
    ? builtin('node:url').fileURLToPath(location)
    : builtin('node:path').resolve(location)
}

/**
 * Returns a module of Node. It is not imported, so that a bundler for browsers, which have no files, does not look for it.
 * @throws Error outside of Node
 */
function builtin<Name extends 'node:fs/promises' | 'node:path' | 'node:url'>(name: Name) {
  const found = globalThis.process?.getBuiltinModule(name)
  if (!found) throw new Error('files can be read only in Node: use a URL, or pass the document itself')
  return found
}

/**
 * Reads the text of a file or URL, at most 64 MiB.
 * @throws Error with the reason if it cannot be read
 */
export async function readLocation(location: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(location))
}

/**
 * Reads the bytes of a file or URL, at most 64 MiB.
 * @throws Error with the reason if it cannot be read
 */
export function readBytes(location: string): Promise<Uint8Array> {
  return isUrl(location) ? download(location) : readBounded(location)
}

async function readBounded(path: string): Promise<Uint8Array> {
  const { readFile, stat } = builtin('node:fs/promises')
  const file = absoluteLocation(path)
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(error.code === 'ENOENT' ? 'the file does not exist' : error.message)
  })
  if (!stats.isFile()) throw new Error('it is not a regular file')
  if (stats.size > MOST_BYTES) throw tooLarge()
  return readFile(file)
}

async function download(url: string): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    if (Number(response.headers.get('content-length')) > MOST_BYTES) {
      await response.body?.cancel()
      throw tooLarge()
    }
    return await collect(response)
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error })
  }
}

async function collect({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > MOST_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(): Error {
  return new Error(`it is larger than ${MOST_BYTES / 1024 / 1024} MiB`)
}

/** Returns why a download failed. The error of `fetch` has the reason as its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `the server did not answer within ${TIMEOUT_MS / 1000} s`
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  // The message of an error about several addresses is empty.
  return cause.message || ('code' in cause ? String(cause.code) : error.message)
}
