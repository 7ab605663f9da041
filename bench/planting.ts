import type { Budget } from './budget.ts'
import { runModule } from './child.ts'
import { median } from './median.ts'
import { table } from './table.ts'

/** CPU seconds that it takes to load a scenario of generated records, by run. */
export interface PlantingTimes {
  readonly records: number
  readonly seconds: readonly number[]
}

/** Records of each kind; there are 21 kinds. */
const COUNT = 1450
const MOST = 4

/** Loads a scenario with about 30,000 generated records of all kinds, each time in a new process. */
export async function measurePlanting(runs: number): Promise<PlantingTimes> {
  const results = []
  for (let run = 0; run < runs; run++) results.push(await runModule('./plant.ts', [COUNT]))
  return {
    records: results[0]?.['records'] ?? Number.NaN,
    seconds: results.map(({ seconds = Number.NaN }) => seconds),
  }
}

export function plantingTable({ records, seconds }: PlantingTimes): string {
  return table(
    ['scenario of generated records', 'records', 's of CPU', 'most'],
    [['all kinds, median', records.toLocaleString('en'), median([...seconds]).toFixed(2), MOST.toFixed(2)]],
  )
}

export function plantingBudget({ records, seconds }: PlantingTimes): Budget {
  const what = `load a scenario of ${records.toLocaleString('en')} generated records, s of CPU`
  return { what, kind: 'at most', limit: MOST, figure: median([...seconds]) }
}
