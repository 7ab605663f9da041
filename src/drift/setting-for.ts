import type { ProfileSwitch, ProfileValue } from '../engine/spec/document.ts'
import type { Spec } from '../engine/spec/spec.ts'
import type { LedgerEntry } from './compare/ledger.ts'

/** Returns the setting of a vendor's profile that may allow what a difference found; undefined if none does. */
export function settingFor(spec: Spec, { problem, places }: LedgerEntry): string | undefined {
  const settings = Object.entries(spec.document['x-profile'] ?? {})
  const [place] = places
  if (!place) return undefined
  if (problem.kind === 'page-size') return defaultSetting(spec, place.operation, problem.detail)
  if (problem.kind === 'status') {
    const stems = stemsOf(spec.operations.get(place.operation)?.path ?? '')
    return settings.find(([name, setting]) => hasOther(setting, [place.status]) && concerns(name, setting, stems))?.[0]
  }
  const property = problem.place.split('.').at(-1)?.replaceAll('[]', '') ?? ''
  if (property.length < 5) return undefined
  return settings.find(([name, { description }]) => {
    return (
      name.toLowerCase().startsWith(property.toLowerCase()) ||
      new RegExp(`\\b${escaped(property)}\\b`).test(description)
    )
  })?.[0]
}

/** Returns the setting that selects other defaults of a parameter. */
function defaultSetting(spec: Spec, operation: string, parameter: string): string | undefined {
  const found = spec.operations.get(operation)?.parameters.find(({ name }) => name === parameter)
  return Object.keys(found?.defaultIf ?? {})[0]
}

function hasOther({ enum: values, default: standard }: ProfileSwitch, found: readonly ProfileValue[]): boolean {
  return values.some((value) => value !== standard && found.includes(value))
}

/** Returns whether a setting is about an operation: its name or description has a word of the operation's path. */
function concerns(name: string, { description }: ProfileSwitch, stems: readonly string[]): boolean {
  const text = `${name} ${description}`.toLowerCase()
  return stems.some((stem) => text.includes(stem))
}

/** Returns the words of a path, without their plural: `/api/queues/{queueId}` has the word `queue`. */
function stemsOf(path: string): string[] {
  const words = path.split('/').filter((segment) => /^[a-z-]{4,}$/i.test(segment))
  return words.map((word) => word.toLowerCase().replace(/s$/, ''))
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
