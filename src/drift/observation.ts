import { isObject } from '../world/is-object.ts'

/** Summary of what recorded traffic showed about services. It contains no value that was sent. */
export interface Observation {
  /** version of this format */
  readonly format: 1
  readonly vendors: readonly ObservedVendor[]
}

/** Responses that traffic showed of one vendor. */
export interface ObservedVendor {
  readonly vendor: string
  /** SHA-256 of the spec that the traffic was compared with */
  readonly spec: string
  /** sorted by operation, then by status */
  readonly responses: readonly ObservedResponse[]
}

/** Responses of one operation with one status. */
export interface ObservedResponse {
  /** the operationId */
  readonly operation: string
  readonly status: number
  readonly times: number
  /** day of the last one, as `YYYY-MM-DD` */
  readonly last: string
  /** statements of the spec that the responses confirmed, such as `results[].sipURI is present`; sorted */
  readonly confirmed: readonly string[]
  /** statements of the spec that the responses contradicted, such as `results[].sipURI is missing`; sorted */
  readonly contradicted: readonly string[]
}

/** Reads a saved observation. Returns undefined if the text is not one. */
export function readObservation(text: string): Observation | undefined {
  const value = parse(text)
  if (!isObject(value) || value['format'] !== 1 || !Array.isArray(value['vendors'])) return undefined
  const isValid = value['vendors'].every((vendor) => {
    return isObject(vendor) && Array.isArray(vendor['responses']) && vendor['responses'].every(isResponse)
  })
  // The checks above cover every property.
  return isValid ? (value as unknown as Observation) : undefined
}

function isResponse(value: unknown): boolean {
  if (!isObject(value)) return false
  const { operation, status, times, last, confirmed, contradicted } = value
  const areTexts = [operation, last].every((text) => typeof text === 'string')
  return areTexts && typeof status === 'number' && typeof times === 'number' && [confirmed, contradicted].every(isTexts)
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
