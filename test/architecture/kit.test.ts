import { describe, expect, it } from 'vitest'
import { read, sources } from './imports.ts'

/** The kit's `defineVendor` is that of the engine with the errors that a document declares; each of ours has its own. */
const WRAPPED = 'engine/vendor/define-vendor.ts: defineVendor'

/** Folders whose exports vendors are made from. */
const FLOORS = /^(?:\.\.\/)+((?:engine|world|errors)\/.*)$/

describe('the kit', () => {
  it('exports everything that the vendors of the package are made from', () => {
    const exported = new Set(namesIn(read('kit.ts'), 'export', /^\.\/(.*)$/))
    const vendors = sources().filter((file) => file.startsWith('vendors/') && !file.startsWith('vendors/control/'))
    expect(exported).toContain('specs/define-vendor.ts: defineVendor')
    const used = vendors.flatMap((file) => namesIn(read(file), 'import', FLOORS))
    expect([...new Set(used)].filter((name) => !exported.has(name))).toEqual([WRAPPED])
  })

  it('imports neither a vendor nor the command line', () => {
    expect(read('kit.ts')).not.toMatch(/vendors\/|cli\//)
  })
})

/** Returns the names that a source imports or exports, each with the module that declares it. */
function namesIn(source: string, keyword: 'import' | 'export', module: RegExp): string[] {
  const statements = source.matchAll(new RegExp(`^${keyword} (?:type )?\\{([^}]*)\\} from '([^']*)'`, 'gm'))
  return [...statements].flatMap(([, list = '', from = '']) => {
    const [, path] = module.exec(from) ?? []
    const names = list.split(',').flatMap((name) => name.replace(/\btype\b/, '').trim() || [])
    return path === undefined ? [] : names.map((name) => `${path}: ${name}`)
  })
}
