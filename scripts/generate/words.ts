import { faker } from '@faker-js/faker/locale/en'
import { noteBundledPackage } from './bundled-packages.ts'

const SEED = 20_260_115
const POOLS: Readonly<Record<string, readonly [count: number, draw: (from: typeof faker) => string]>> = {
  firstNames: [240, (from) => from.person.firstName()],
  lastNames: [240, (from) => from.person.lastName()],
  cities: [160, (from) => from.location.city()],
  departments: [20, (from) => from.commerce.department()],
  products: [200, (from) => from.commerce.productName()],
  sentences: [120, (from) => from.company.catchPhrase()],
}

/** Writes pools of lifelike words, drawn once: at run time a record draws from them in a fraction of faker's time. */
export function writeWords(): string {
  noteBundledPackage('@faker-js/faker')
  faker.seed(SEED)
  const pools = Object.entries(POOLS).map(([name, [count, draw]]) => {
    return `export const ${name}: readonly string[] = ${JSON.stringify(drawn(count, draw))}\n`
  })
  return `// Made by scripts/generate.ts. Do not edit.\n\n${pools.join('\n')}`
}

function drawn(count: number, draw: (from: typeof faker) => string): string[] {
  const words = new Set<string>()
  for (let tries = 0; words.size < count && tries < count * 20; tries++) words.add(draw(faker))
  return [...words]
}
