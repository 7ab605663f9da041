import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = join(import.meta.dirname, '../../src')

/** The floors of the house, top to bottom: a room imports from its own floor or from those below. */
const FLOORS: readonly (readonly string[])[] = [
  ['cli'],
  ['index.ts'],
  ['adapters', 'inspector'],
  [
    'emulator.ts',
    'worlds.ts',
    'hosted-world.ts',
    'beginnings.ts',
    'world-door.ts',
    'with-world.ts',
    'config.ts',
    'exchange-text.ts',
    'in-process.ts',
    'cross-origin.ts',
    'neutral.ts',
    'target.ts',
    'fidelity.ts',
    'evidence.ts',
  ],
  ['pacts'],
  ['scenarios'],
  ['vendors'],
  ['engine'],
  ['world'],
  ['generated'],
]

interface Import {
  readonly from: string
  readonly to: string
}

describe('the house', () => {
  const imports = sources().flatMap(importsOf)

  it('has a floor for every room', () => {
    const rooms = new Set(sources().map(roomOf))
    expect([...rooms].filter((room) => floorOf(room) < 0)).toEqual([])
  })

  it('imports downwards only', () => {
    const upwards = imports.filter(({ from, to }) => {
      return roomOf(to) !== 'generated' && roomOf(from) !== 'generated' && floorOf(roomOf(to)) < floorOf(roomOf(from))
    })
    expect(upwards).toEqual([])
  })

  it('keeps vendors apart', () => {
    const crossing = imports.filter(({ from, to }) => {
      const [a, b] = [vendorOf(from), vendorOf(to)]
      return a !== undefined && b !== undefined && a !== b
    })
    expect(crossing).toEqual([])
  })

  it('lets a vendor alone use what is generated for it', () => {
    const strange = imports.filter(({ from, to }) => {
      const [room, vendor] = to.split('/')
      const isVendors = room === 'generated' && vendor !== undefined && !vendor.endsWith('.ts')
      return isVendors && vendorOf(from) !== vendor && roomOf(from) !== 'generated'
    })
    expect(strange).toEqual([])
  })

  it('knows its runtime in the adapters and the command line only', () => {
    const node = sources().filter((file) => /from 'node:|import\('node:/.test(read(file)))
    expect(node.filter((file) => !['cli', 'adapters'].includes(roomOf(file)))).toEqual([])
  })
})

describe('the engine, the world and the inspector have no accent', () => {
  const ACCENT =
    /genesys|kore|singularity|bird|inin-|nextUri|previousUri|selfUri|pageSize|pageToken|entities|llmPrompt|accountId|contextId|errorCode|streamId|emailId|agentGroup|skillGroup|appId/i

  it.each(sources().filter((file) => ['engine', 'world', 'inspector'].includes(roomOf(file))))('%s', (file) => {
    const words = read(file)
      .split('\n')
      .filter((line) => ACCENT.test(line))
    expect(words).toEqual([])
  })

  it('nor a wall clock or a random source of their own', () => {
    const rooms = ['engine', 'world', 'vendors', 'scenarios', 'pacts', 'inspector']
    const using = sources().filter((file) => {
      return (
        rooms.includes(roomOf(file)) &&
        /Date\.now\(|new Date\(\)|Math\.random|randomUUID|performance\./.test(read(file))
      )
    })
    expect(using).toEqual(['world/clock.ts'])
  })

  it('nor code that is made at run time', () => {
    expect(sources().filter((file) => /\beval\(|new Function\(/.test(read(file)))).toEqual([])
  })
})

function sources(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .toSorted()
}

function read(file: string): string {
  return readFileSync(join(SRC, file), 'utf8')
}

function importsOf(from: string): Import[] {
  return [...read(from).matchAll(/(?:from |import\()'(\.{1,2}\/[^']+)'/g)].map(([, path = '']) => {
    return { from, to: relative(SRC, join(SRC, dirname(from), path)) }
  })
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
