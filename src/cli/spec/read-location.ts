import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

/** Longest time that a server may take to send a document. */
const TIMEOUT_MS = 30_000

/** Returns the absolute path of a file, or a URL unchanged. */
export function absoluteLocation(location: string): string {
  return isUrl(location) ? location : resolve(location)
}

/** Returns the text at an absolute path or URL. @throws Error with a reason */
export async function readLocation(location: string): Promise<string> {
  if (!isUrl(location)) return readFile(location, 'utf8').catch(throwReason)
  const response = await fetch(location, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: Error) => {
    if (error.name === 'TimeoutError') throw new Error(`the server did not answer in ${TIMEOUT_MS / 1000} s`)
    throw error.cause instanceof Error ? error.cause : error
  })
  if (!response.ok) throw new Error(`the server answered with status ${response.status}`)
  return response.text()
}

function isUrl(location: string): boolean {
  return /^https?:\/\//i.test(location)
}

function throwReason(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT') throw new Error('the file does not exist')
  if (error.code === 'EISDIR') throw new Error('it is a folder')
  throw error
}
