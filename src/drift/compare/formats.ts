import { fullFormats } from 'ajv-formats/dist/formats.js'

/** Formats that restrict nothing, or whose values a service may write in several ways. */
const UNCHECKED = new Set(['password', 'binary', 'byte', 'int32', 'int64', 'float', 'double', 'regex'])

/** Returns whether a string has a format of JSON Schema. A format that is not known accepts every string. */
export function hasFormat(text: string, format: string): boolean {
  if (UNCHECKED.has(format) || !Object.hasOwn(fullFormats, format)) return true
  // The check above excludes other names.
  const known = fullFormats[format as keyof typeof fullFormats]
  if (known instanceof RegExp) return known.test(text)
  if (typeof known === 'function') return known(text)
  if (typeof known !== 'object') return true
  const validate: unknown = known.validate
  if (validate instanceof RegExp) return validate.test(text)
  return typeof validate === 'function' ? validate(text) === true : true
}

/** Formats that an undeclared string may have, the most specific first. */
const RECOGNISED = ['date-time', 'date', 'uuid', 'email', 'uri']

/** Returns the format of a string, if it has one that a spec would declare. */
export function formatOf(text: string): string | undefined {
  return RECOGNISED.find((format) => hasFormat(text, format))
}
