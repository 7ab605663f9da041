import type { Budget } from './budget.ts'
import { runModule } from './child.ts'
import { table } from './table.ts'

/** The results that `world.ts` sends. */
export type WorldResults = Readonly<Record<string, number>>

const FLAGS = ['--expose-gc', '--max-old-space-size=8192']
const TIMES = ['first', 'middle', 'last', 'one', 'name', 'create', 'fork', 'reset', 'snapshot', 'restore'] as const
const INSTANT = ['fork', 'reset', 'snapshot', 'restore'] as const

/** Measures worlds of these sizes, one after the other. */
export async function measureWorlds(sizes: readonly number[]): Promise<WorldResults[]> {
  const worlds: WorldResults[] = []
  for (const size of sizes) worlds.push(await runModule('./world.ts', [size], FLAGS))
  return worlds
}

export function worldTable(worlds: readonly WorldResults[]): string {
  const [small] = worlds
  const row = (name: string, unit: string, digits: number) => [
    `${name}, ${unit}`,
    ...worlds.map((world) => figure(world, name).toFixed(digits)),
    ...worlds.slice(1).map((world) => (figure(world, name) / figure(small, name)).toFixed(2)),
  ]
  const head = [
    'worlds by records',
    ...worlds.map((world) => figure(world, 'records').toLocaleString('en')),
    ...worlds.slice(1).map((world) => `${figure(world, 'records').toLocaleString('en')} × 1st`),
  ]
  return table(head, [
    row('load', 'ms', 0),
    ...TIMES.map((name) => row(name, 'ms', 4)),
    row('heapMB', 'after gc', 1),
    row('bytesPerRecord', 'heap', 0),
    row('heapKBPerFork', 'of 1,000 forks', 2),
    row('heapKBPerUsedFork', 'one record created in each', 2),
  ])
}

export function worldBudgets(worlds: readonly WorldResults[]): Budget[] {
  const [small, large] = [worlds[0], worlds.at(-1)]
  const sizes = `${figure(small, 'records').toLocaleString('en')} to ${figure(large, 'records').toLocaleString('en')}`
  const times = INSTANT.map((name): Budget => {
    const slowest = Math.max(...worlds.map((world) => figure(world, name)))
    return { what: `${name} at ${sizes} records, ms`, kind: 'at most', limit: 1, figure: slowest }
  })
  const instant = worlds.find((world) => figure(world, 'records') === 100_000)
  const forks: Budget = {
    what: '1,000 forks of 100,000 records, one record created in each, MB',
    kind: 'at most',
    limit: 64,
    figure: (figure(instant, 'heapKBPerUsedFork') * 1000) / 1024,
  }
  const pages = (['first', 'middle', 'last'] as const).map((name): Budget => {
    const what = `${name} page at ${figure(large, 'records').toLocaleString('en')}, × the same at 1,000`
    return { what, kind: 'at most', limit: 2, figure: figure(large, name) / figure(small, name) }
  })
  return [...times, forks, ...pages]
}

function figure(world: WorldResults | undefined, name: string): number {
  return world?.[name] ?? Number.NaN
}
