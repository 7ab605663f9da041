import type { SampleSource } from '../engine/vendor/factory.ts'
import { cities, departments, firstNames, lastNames, products, sentences } from '../generated/words.ts'
import type { Random } from '../world/random.ts'

/** Creates a source of realistic words that draws from a random source. */
export function createSampleSource(random: Random): SampleSource {
  return {
    firstName: () => random.pick(firstNames),
    lastName: () => random.pick(lastNames),
    city: () => random.pick(cities),
    department: () => random.pick(departments),
    product: () => random.pick(products),
    sentence: () => random.pick(sentences),
  }
}
