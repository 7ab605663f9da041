import { describe, expect, it } from 'vitest'
import { circlesIn, type Import, importsOf, read, sources } from './imports.ts'

/** The floors of the house, top to bottom. A room imports only from its own floor and from the floors below it. */
const FLOORS: readonly (readonly string[])[] = [
  ['index.ts'],
  ['cli'],
  ['adapters', 'inspector'],
  ['reports'],
  ['emulator'],
  ['pacts'],
  ['scenarios'],
  ['vendors'],
  ['engine'],
  ['world'],
  ['errors'],
]

/** Rooms that run in Node, in a browser's service worker and in workerd alike. */
const PORTABLE = ['errors', 'world', 'engine', 'vendors', 'scenarios', 'pacts', 'emulator', 'reports', 'inspector']

describe('the house', () => {
  const imports = sources().flatMap(importsOf)

  it('has a floor for every room', () => {
    const rooms = new Set(sources().map(roomOf))
    expect([...rooms].filter((room) => room !== 'generated' && floorOf(room) < 0)).toEqual([])
  })

  it('has no files at the root of src/ but its entry points', () => {
    expect(sources().filter((file) => !file.includes('/'))).toEqual(['index.ts'])
  })

  it('imports downwards only', () => {
    const upwards = imports.filter(({ from, to }) => {
      return roomOf(to) !== 'generated' && roomOf(from) !== 'generated' && floorOf(roomOf(to)) < floorOf(roomOf(from))
    })
    expect(upwards).toEqual([])
  })

  it('has no circle of imports, type-only imports included', () => {
    const circles = circlesIn(imports)
    console.log(`${sources().length} files, ${imports.length} imports, ${circles.length} circles`)
    expect(circles).toEqual([])
  })

  it('keeps vendors apart', () => {
    const crossing = imports.filter(({ from, to }) => {
      const [a, b] = [vendorOf(from), vendorOf(to)]
      return a !== undefined && b !== undefined && a !== b
    })
    expect(crossing).toEqual([])
  })

  it('lets only a vendor import the code generated for it', () => {
    const foreign = imports.filter(({ from, to }) => isGeneratedFor(to) !== undefined && !mayImport(from, to))
    expect(foreign).toEqual([])
  })

  it('uses the runtime only in the adapters and the command line', () => {
    const node = sources().filter((file) => /from 'node:|import\('node:/.test(read(file)))
    expect(node.filter((file) => !['cli', 'adapters'].includes(roomOf(file)))).toEqual([])
  })
})

describe('the engine, the world and the inspector have no accent', () => {
  const ACCENT =
    /genesys|kore|singularity|bird|inin-|nextUri|previousUri|selfUri|pageSize|pageToken|entities|llmPrompt|accountId|contextId|errorCode|streamId|emailId|agentGroup|skillGroup|appId/i

  it.each(sources().filter((file) => ['engine', 'world', 'errors', 'inspector'].includes(roomOf(file))))(
    '%s',
    (file) => {
      const words = read(file)
        .split('\n')
        .filter((line) => ACCENT.test(line))
      expect(words).toEqual([])
    },
  )

  it('reads the wall clock in one file and uses no random source but the world’s', () => {
    const using = sources().filter((file) => {
      return (
        PORTABLE.includes(roomOf(file)) &&
        /Date\.now\(|new Date\(\)|Math\.random|randomUUID|performance\./.test(read(file))
      )
    })
    expect(using).toEqual(['world/clock.ts'])
  })

  it('creates no code at run time', () => {
    expect(sources().filter((file) => /\beval\(|new Function\(/.test(read(file)))).toEqual([])
  })
})

function isGeneratedFor(file: string): string | undefined {
  const [room, vendor] = file.split('/')
  return room === 'generated' && vendor !== undefined && !vendor.endsWith('.ts') ? vendor : undefined
}

function mayImport(from: Import['from'], to: Import['to']): boolean {
  return vendorOf(from) === isGeneratedFor(to) || roomOf(from) === 'generated'
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? ''
}

function floorOf(room: string): number {
  return FLOORS.findIndex((floor) => floor.includes(room))
}

function vendorOf(file: string): string | undefined {
  const [room, vendor] = file.split('/')
  return room === 'vendors' && vendor !== undefined && !vendor.endsWith('.ts') ? vendor : undefined
}
