import { EmulatorError } from '../../engine/services/emulator-error.ts'

/** Modules of Node that a data folder requires. */
interface NodeModules {
  readonly fs: typeof import('node:fs')
  readonly path: typeof import('node:path')
  readonly os: typeof import('node:os')
  readonly zlib: typeof import('node:zlib')
  readonly crypto: typeof import('node:crypto')
}

let modules: NodeModules | undefined

/**
 * Returns modules of Node, which are loaded on first use: the package's main module also runs elsewhere.
 * @throws EmulatorError in another runtime
 */
export function nodeModules(): NodeModules {
  const { process } = globalThis
  if (process?.getBuiltinModule === undefined) throw new EmulatorError('DD_DATA_RUNTIME')
  modules ??= {
    fs: process.getBuiltinModule('node:fs'),
    path: process.getBuiltinModule('node:path'),
    os: process.getBuiltinModule('node:os'),
    zlib: process.getBuiltinModule('node:zlib'),
    crypto: process.getBuiltinModule('node:crypto'),
  }
  return modules
}
