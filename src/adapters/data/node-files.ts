import { EmulatorError } from '../../engine/services/emulator-error.ts'

/** Modules of Node that a data folder requires. */
interface NodeModules {
  readonly fs: typeof import('node:fs')
  readonly path: typeof import('node:path')
  readonly os: typeof import('node:os')
  readonly zlib: typeof import('node:zlib')
  readonly crypto: typeof import('node:crypto')
}

/**
 * Returns modules of Node, which are loaded on first use: the package's main module also runs elsewhere.
 * @throws EmulatorError in another runtime
 */
export function nodeModules(): NodeModules {
  const load = globalThis.process?.getBuiltinModule
  if (load === undefined) throw new EmulatorError('DD_DATA_RUNTIME')
  return {
    fs: load('node:fs'),
    path: load('node:path'),
    os: load('node:os'),
    zlib: load('node:zlib'),
    crypto: load('node:crypto'),
  }
}
