import { isJson, type Json } from './json.ts'
import type { Kind } from './shape.ts'

type Test = (value: unknown) => boolean

const PROVENANCES = ['reference', 'documented', 'observed', 'assumed']

const isString: Test = (value) => typeof value === 'string'
const isBoolean: Test = (value) => typeof value === 'boolean'
const isStrings: Test = (value) => Array.isArray(value) && value.every(isString)
const isProvenance: Test = (value) => PROVENANCES.some((provenance) => provenance === value)
const isScalar: Test = (value) => ['string', 'number', 'boolean'].includes(typeof value)
const isMapOf =
  (test: Test): Test =>
  (value) =>
    isJson(value) && Object.values(value).every(test)
const isListOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test)
const isOptional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value)
const isRef: Test = (value) => isJson(value) && isString(value['$ref'])
const isPositive: Test = (value) => typeof value === 'number' && Number.isFinite(value) && value > 0

const isBehaviour: Test = (value) => {
  return (
    isJson(value) && isString(value['rule']) && isOptional(isProvenance)(value['provenance']) && isString(value['test'])
  )
}
const isProfileSwitch: Test = (value) => {
  return (
    isJson(value) && isScalar(value['default']) && isListOf(isScalar)(value['enum']) && isString(value['description'])
  )
}
const isAction: Test = (value) => {
  return isJson(value) && isString(value['summary']) && isRef(value['parameters']) && isRef(value['result'])
}

/** Forms of the extensions that the engine reads, by the kind of object that has them. */
export const FORMS: Readonly<Partial<Record<Kind, Readonly<Record<string, Test>>>>> = {
  document: {
    'x-provenance': isProvenance,
    'x-source': isString,
    'x-rate-limit': (value) => isJson(value) && isPositive(value['requests']) && isPositive(value['seconds']),
    'x-body-limit': isPositive,
    'x-profile': isMapOf(isProfileSwitch),
    'x-sockets': isMapOf(isString),
    'x-links': isMapOf(isString),
    'x-initial': isMapOf(isListOf(isJson)),
    'x-strict': isBoolean,
    'x-actions': isMapOf(isAction),
    'x-omitted': isListOf((value) => isJson(value) && isString(value['fact']) && isString(value['reason'])),
    'x-sources': isMapOf((value) => isJson(value) && isString(value['title']) && isString(value['at'])),
  },
  pathItem: { 'x-resource': isJson },
  operation: {
    'x-provenance': isProvenance,
    'x-source': isString,
    'x-permissions': isStrings,
    'x-any-permissions': isStrings,
    'x-strict': isBoolean,
    'x-behaviour': isListOf(isBehaviour),
  },
  parameter: {
    'x-provenance': isProvenance,
    'x-source': isString,
    'x-accepts-commas': isBoolean,
    'x-refers-to': isString,
    'x-excludes-others': isBoolean,
    'x-only-if': isMapOf(isScalar),
    'x-default-if': isMapOf(isJson),
  },
  requestBody: { 'x-carries-file': isBoolean },
  response: {
    'x-provenance': isProvenance,
    'x-source': isString,
    'x-unreachable': isString,
    'x-reports-limit': isBoolean,
    'x-codes': isStrings,
  },
  schema: {
    'x-provenance': isProvenance,
    'x-source': isString,
    'x-pattern-text': isString,
    'x-regex-flags': isString,
    'x-internal': isBoolean,
    'x-scenario': isMapOf(isJson),
  },
}

/**
 * Removes extensions that the engine reads but that have another form, because the document gives the name another
 * meaning.
 * @param onRemoved called with the name of each
 */
export function checkExtensions(kind: Kind, object: Json, onRemoved: (name: string) => void): void {
  const forms = FORMS[kind]
  if (!forms) return
  for (const name in object) {
    // 45 is the hyphen. Only few names need the slower tests.
    if (name.charCodeAt(1) !== 45 || !Object.hasOwn(forms, name) || forms[name]?.(object[name]) !== false) continue
    delete object[name]
    onRemoved(name)
  }
}
