import { cities, departments, firstNames, lastNames, products, sentences } from '../../generated/words.ts'
import type { Random } from '../../world/random.ts'

/** Host of sampled addresses, which nobody can register (RFC 2606). */
const HOST = 'desk.example'

/** Values by the name of their property, in the order in which the names are compared. */
const BY_NAME: readonly (readonly [RegExp, (random: Random) => string])[] = [
  [/e-?mail/i, sampleEmail],
  [/phone|mobile|fax/i, (random) => `+1202555${random.int(1000, 9999)}`],
  [/(first|given)_?-?name/i, (random) => random.pick(firstNames)],
  [/(last|family|sur)_?-?name/i, (random) => random.pick(lastNames)],
  [/user_?-?name|login|handle|nick/i, (random) => slugOf(`${random.pick(firstNames)}.${random.pick(lastNames)}`)],
  [/(full|display|person|contact|author|owner)_?-?name/i, sampleName],
  [/url|uri|href|link|website|homepage|webhook|callback|endpoint|avatar/i, sampleUrl],
  [/city|town|location|place/i, (random) => random.pick(cities)],
  [/country/i, (random) => random.pick(['DE', 'FR', 'GB', 'NL', 'US'])],
  [/currency/i, (random) => random.pick(['EUR', 'GBP', 'USD'])],
  [/locale|language|^lang/i, (random) => random.pick(['de', 'en', 'fr'])],
  [/time_?-?zone|^tz/i, () => 'Europe/Berlin'],
  [/colou?r/i, (random) => `#${random.int(0x100000, 0xffffff).toString(16)}`],
  [/department|team|group|division/i, (random) => random.pick(departments)],
  [/slug/i, (random) => slugOf(random.pick(products))],
  [/description|summary|text|body|comment|message|note|content|subject|reason/i, (random) => random.pick(sentences)],
  [/name|title|label|product/i, (random) => random.pick(products)],
]

/** Returns a string that suits the name of a property; undefined if the name says nothing. */
export function sampleByName(name: string, random: Random): string | undefined {
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1](random)
}

/** Returns an email address. */
export function sampleEmail(random: Random): string {
  return `${slugOf(random.pick(firstNames))}.${slugOf(random.pick(lastNames))}@${HOST}`
}

/** Returns an absolute URL. */
export function sampleUrl(random: Random): string {
  return `https://${HOST}/${slugOf(random.pick(products))}`
}

function sampleName(random: Random): string {
  return `${random.pick(firstNames)} ${random.pick(lastNames)}`
}

function slugOf(text: string): string {
  const plain = text.normalize('NFD').toLowerCase()
  return plain.replace(/[^a-z0-9.]+/g, '-').replace(/^-+|-+$/g, '') || 'desk'
}
