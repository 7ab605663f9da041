import { describe, expect, it } from 'vitest'
import { circlesIn, type Import, importsOf, read, sources } from './imports.ts'

/** The layers of src/, top to bottom. A folder imports only from its own layer and the layers below. */
const LAYERS: readonly (readonly string[])[] = [
  ['index.ts', 'kit.ts'],
  ['cli'],
  ['adapters', 'inspector'],
  ['drift', 'reports'],
  ['emulator'],
  ['pacts'],
  ['durability', 'scenarios'],
  ['vendors', 'specs'],
  ['engine'],
  ['world'],
  ['errors'],
]

/** Folders that run in Node, in a browser's service worker and in workerd. */
const PORTABLE = [
  'errors',
  'world',
  'engine',
  'vendors',
  'specs',
  'durability',
  'scenarios',
  'pacts',
  'emulator',
  'reports',
  'drift',
  'inspector',
]

describe('src/', () => {
  const imports = sources().flatMap(importsOf)

  it('has a layer for every folder', () => {
    const folders = new Set(sources().map(folderOf))
    expect([...folders].filter((folder) => folder !== 'generated' && layerOf(folder) < 0)).toEqual([])
  })

  it('has only entry points at its root', () => {
    expect(sources().filter((file) => !file.includes('/'))).toEqual(['index.ts', 'kit.ts'])
  })

  it('imports only from the same or lower layers', () => {
    const upwards = imports.filter(({ from, to }) => {
      return (
        folderOf(to) !== 'generated' &&
        folderOf(from) !== 'generated' &&
        layerOf(folderOf(to)) < layerOf(folderOf(from))
      )
    })
    expect(upwards).toEqual([])
  })

  it('has no circular imports, including type-only imports', () => {
    const circles = circlesIn(imports)
    console.log(`${sources().length} files, ${imports.length} imports, ${circles.length} circles`)
    expect(circles).toEqual([])
  })

  it('has no imports between vendors', () => {
    const crossing = imports.filter(({ from, to }) => {
      const [a, b] = [vendorOf(from), vendorOf(to)]
      return a !== undefined && b !== undefined && a !== b
    })
    expect(crossing).toEqual([])
  })

  it('imports generated code only in its own vendor', () => {
    const foreign = imports.filter(({ from, to }) => isGeneratedFor(to) !== undefined && !mayImport(from, to))
    expect(foreign).toEqual([])
  })

  it('imports node: modules only in the adapters and the command line', () => {
    const node = sources().filter((file) => /from 'node:|import\('node:/.test(read(file)))
    expect(node.filter((file) => !['cli', 'adapters'].includes(folderOf(file)))).toEqual([])
  })
})

describe('the engine, the world and the inspector', () => {
  const VENDOR_WORDS =
    /genesys|kore|singularity|bird|inin-|nextUri|previousUri|selfUri|pageSize|pageToken|entities|llmPrompt|accountId|contextId|errorCode|streamId|emailId|agentGroup|skillGroup|appId/i

  it.each(sources().filter((file) => ['engine', 'world', 'errors', 'inspector'].includes(folderOf(file))))(
    'contain no vendor-specific words in %s',
    (file) => {
      const words = read(file)
        .split('\n')
        .filter((line) => VENDOR_WORDS.test(line))
      expect(words).toEqual([])
    },
  )

  it('read the wall clock in one file and use no other random source than the world’s', () => {
    const using = sources().filter((file) => {
      return (
        PORTABLE.includes(folderOf(file)) &&
        /Date\.now\(|new Date\(\)|Math\.random|randomUUID|performance\./.test(read(file))
      )
    })
    expect(using).toEqual(['world/clock.ts'])
  })

  it('create no code at run time', () => {
    expect(sources().filter((file) => /\beval\(|new Function\(/.test(read(file)))).toEqual([])
  })
})

function isGeneratedFor(file: string): string | undefined {
  const [folder, vendor] = file.split('/')
  return folder === 'generated' && vendor !== undefined && !vendor.endsWith('.ts') ? vendor : undefined
}

function mayImport(from: Import['from'], to: Import['to']): boolean {
  return vendorOf(from) === isGeneratedFor(to) || folderOf(from) === 'generated'
}

function folderOf(file: string): string {
  return file.split('/')[0] ?? ''
}

function layerOf(folder: string): number {
  return LAYERS.findIndex((layer) => layer.includes(folder))
}

function vendorOf(file: string): string | undefined {
  const [folder, vendor] = file.split('/')
  return folder === 'vendors' && vendor !== undefined && !vendor.endsWith('.ts') ? vendor : undefined
}
