import { isObject } from '../../world/is-object.ts'
import { formatType } from './compare-values.ts'
import type { FoundDifference } from './difference.ts'

/** A recorded value with the double's values in two worlds that differ in their seeds. */
export interface Compared {
  readonly service: unknown
  readonly double: readonly [unknown, unknown]
}

/** Matches a word that a program reads, such as `not.found` or `NotFound`. */
const CODE = /^[A-Za-z]\w*(?:[.-]\w+)*$/

/**
 * Compares the bodies of two errors: their properties, and the codes in them. Prose is not compared.
 * @param sent values of the request, which an error may repeat
 */
export function compareErrors(compared: Compared, sent: ReadonlySet<string>): FoundDifference[] {
  return compareAt(compared, { at: '', sent })
}

interface ErrorContext {
  readonly at: string
  readonly sent: ReadonlySet<string>
}

function compareAt({ service, double: [first, second] }: Compared, { at, sent }: ErrorContext): FoundDifference[] {
  if (Array.isArray(service) && Array.isArray(first) && Array.isArray(second)) {
    if (service.length === 0 || first.length === 0) return []
    return compareAt({ service: service[0], double: [first[0], second[0]] }, { at, sent })
  }
  if (isObject(service) && isObject(first) && isObject(second)) {
    const names = new Set([...Object.keys(service), ...Object.keys(first)])
    return [...names].flatMap((name): FoundDifference[] => {
      const place = at === '' ? name : `${at}.${name}`
      const [own, others] = [Object.hasOwn(service, name), [first, second].filter((one) => Object.hasOwn(one, name))]
      if (!own && others.length === 2) return [{ kind: 'error', at: place, service: 'missing', double: 'present' }]
      if (own && others.length === 0) return [{ kind: 'error', at: place, service: 'present', double: 'missing' }]
      if (!own || others.length < 2) return []
      return compareAt({ service: service[name], double: [first[name], second[name]] }, { at: place, sent })
    })
  }
  const [ownType, otherType] = [formatType(service), formatType(first)]
  if (ownType !== otherType) return [{ kind: 'error', at, service: ownType, double: otherType }]
  if (service === first || first !== second || !isCode(service, sent) || !isCode(first, sent)) return []
  return [{ kind: 'error', at, service: String(service), double: String(first) }]
}

function isCode(value: unknown, sent: ReadonlySet<string>): boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return true
  return typeof value === 'string' && CODE.test(value) && !sent.has(value) && !/\d{4,}|[\da-f]{8}-/.test(value)
}
