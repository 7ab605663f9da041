import { createRequire } from 'node:module'
import { MissingPeerError } from './missing-peer-error.ts'

/**
 * Loads an optional peer dependency.
 * @throws MissingPeerError if the package is not installed
 */
export function requirePeer(name: string, purpose: string): unknown {
  return loadPeer(name, purpose, () => createRequire(import.meta.url)(name))
}

/**
 * Loads a dependency of an optional peer dependency, resolved from the peer's location.
 * @throws MissingPeerError if the peer is not installed
 */
export function requireOfPeer(peer: string, name: string, purpose: string): unknown {
  return loadPeer(peer, purpose, () => {
    const require = createRequire(import.meta.url)
    return createRequire(require.resolve(peer))(name)
  })
}

/**
 * Returns the path of a file in an optional peer dependency.
 * @throws MissingPeerError if the package is not installed
 */
export function fileOfPeer(peer: string, file: string, purpose: string): string {
  return loadPeer(peer, purpose, () => createRequire(import.meta.url).resolve(`${peer}/${file}`))
}

function loadPeer<T>(peer: string, purpose: string, load: () => T): T {
  try {
    return load()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') throw new MissingPeerError(peer, purpose)
    throw error
  }
}
