import { createRequire } from 'node:module'

/** A package that a user has to install for what is asked. */
export class MissingPeer extends Error {
  constructor(name: string, purpose: string) {
    super(`${purpose} needs ${name}, which is not installed: npm install --save-dev ${name}`)
    this.name = 'MissingPeer'
  }
}

/** Loads an optional peer. Throws a {@link MissingPeer} that says what to install. */
export function requirePeer(name: string, purpose: string): unknown {
  return loadPeer(name, purpose, () => createRequire(import.meta.url)(name))
}

/** Loads what an optional peer itself depends on, wherever it was installed. */
export function requireOfPeer(peer: string, name: string, purpose: string): unknown {
  return loadPeer(peer, purpose, () => {
    const require = createRequire(import.meta.url)
    return createRequire(require.resolve(peer))(name)
  })
}

/** Where a file of an optional peer is. Throws a {@link MissingPeer}. */
export function fileOfPeer(peer: string, file: string, purpose: string): string {
  return loadPeer(peer, purpose, () => createRequire(import.meta.url).resolve(`${peer}/${file}`))
}

function loadPeer<T>(peer: string, purpose: string, load: () => T): T {
  try {
    return load()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') throw new MissingPeer(peer, purpose)
    throw error
  }
}
