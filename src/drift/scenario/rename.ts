import { firstNames, lastNames } from '../../generated/words.ts'
import { isObject, mapStrings } from '../../pacts/json.ts'
import { fold } from '../../specs/model/words.ts'
import { fnv1a } from '../../world/digest.ts'
import { Random } from '../../world/random.ts'
import type { RawScenario } from './drop-invalid.ts'

const EMAIL = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/g
const PHONE = /\+?\d[\d ()./-]{6,}\d/g
/** Names of properties with a phone number, folded. */
const PHONE_PROPERTY = /(?:phone|mobile|fax|callerid|number)$/
/** Names of properties with a person's name or a part of it, folded. */
const NAME_PROPERTY = /^(?:first|last|middle|full|display|given|family|nick|preferred|user|sur)_?name$|^lfullname$/
/** Names of properties that only a record of a person has, folded. */
const PERSON_PROPERTY = /^(?:email|emailid|defaultemail|useremails?|emailaddress|firstname|lastname|username|userid)$/

/**
 * Replaces the names of people, email addresses and phone numbers in a scenario. Equal values get equal replacements,
 * in every run, also where a text mentions them.
 */
export function renamePeople(raw: RawScenario): RawScenario {
  const renaming = new Renaming()
  visit(raw, (record) => renaming.learn(record))
  const renamed = mapStrings(raw, (text, property) => renaming.apply(text, fold(property)))
  // The head of the scenario names no people.
  return { ...Object(renamed), scenario: raw['scenario'], describe: raw['describe'] }
}

/** The replacements of people's names. */
class Renaming {
  readonly #names = new Map<string, string>()
  readonly #taken = new Set<string>()
  #pattern: RegExp | undefined

  /** Learns the names in a record, if it is one of a person. */
  learn(record: Readonly<Record<string, unknown>>): void {
    const names = Object.keys(record)
    const isPerson = names.some((name) => PERSON_PROPERTY.test(fold(name)))
    for (const name of names) {
      const value = record[name]
      const isName = NAME_PROPERTY.test(fold(name)) || (isPerson && name === 'name')
      if (isName && typeof value === 'string' && !/[@\d]/.test(value)) this.#add(value)
    }
  }

  /** Returns a text without the names, addresses and phone numbers of people. */
  apply(text: string, property: string): string {
    const anonymous = text.replace(EMAIL, (address) => emailFor(address))
    const named = anonymous.replace(this.#namePattern(), (name) => this.#names.get(name) ?? name)
    return PHONE_PROPERTY.test(property) ? named.replace(PHONE, (number) => phoneFor(number)) : named
  }

  #add(fullName: string): void {
    const words = fullName.split(/\s+/).filter((word) => word.length > 1)
    for (const [i, word] of words.entries()) {
      if (!this.#names.has(word)) this.#names.set(word, this.#replacementFor(word, i === 0 ? firstNames : lastNames))
    }
    this.#pattern = undefined
  }

  /** Picks a name by the digest of the old one, and the next one if it is taken. */
  #replacementFor(word: string, names: readonly string[]): string {
    const random = new Random(fnv1a(word))
    for (let attempt = 0; attempt < 50; attempt++) {
      const name = random.pick(names)
      if (this.#taken.has(name) || name === word) continue
      this.#taken.add(name)
      return name
    }
    return `${random.pick(names)}${this.#taken.size}`
  }

  #namePattern(): RegExp {
    const words = [...this.#names.keys()].toSorted((a, b) => b.length - a.length).map(escaped)
    this.#pattern ??= new RegExp(
      words.length === 0 ? '(?!)' : `(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`,
      'gu',
    )
    return this.#pattern
  }
}

function emailFor(address: string): string {
  const random = new Random(fnv1a(address.toLowerCase()))
  const name = `${random.pick(firstNames)}.${random.pick(lastNames)}`.toLowerCase().replaceAll(/[^a-z.]/g, '')
  return `${name}.${random.int(100, 999)}@people.example`
}

/** Replaces the digits of a phone number behind its first three. */
function phoneFor(number: string): string {
  const random = new Random(fnv1a(number))
  let digits = 0
  return number.replace(/\d/g, (digit) => (++digits <= 3 ? digit : String(random.int(0, 9))))
}

function visit(value: unknown, call: (record: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, call)
  if (!isObject(value)) return
  call(value)
  for (const part of Object.values(value)) visit(part, call)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
