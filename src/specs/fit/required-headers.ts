import type { HeaderValues } from '../../engine/vendor/with-headers.ts'
import type { HeaderFacts } from '../handlers/operation-facts.ts'
import { stableDraw } from '../sample/draw.ts'
import type { Shaper } from './shaper.ts'

/** Input of {@link withRequiredHeaders}. */
interface RequiredHeaders {
  readonly shaper: Shaper
  /** the declared headers of the response */
  readonly declared: ReadonlyMap<string, HeaderFacts>
  /** names that the sampled values depend on, such as the id of the operation; the header's own name is added */
  readonly seeds: readonly string[]
}

/** Returns headers with those that a response requires beside them, whose values are sampled. */
export function withRequiredHeaders(headers: HeaderValues, { shaper, declared, seeds }: RequiredHeaders): HeaderValues {
  const known = new Set(Object.keys(headers).map((name) => name.toLowerCase()))
  const sampled: Record<string, string | number> = {}
  for (const [name, { required, schema }] of declared) {
    const key = name.toLowerCase()
    if (!required || key === 'content-type' || known.has(key)) continue
    const value = shaper.shape(undefined, schema ?? { type: 'string' }, stableDraw(...seeds, name))
    sampled[name] = typeof value === 'number' ? value : headerText(value, name)
  }
  return { ...sampled, ...headers }
}

function headerText(value: unknown, name: string): string {
  return typeof value === 'string' ? value.replace(/[^\x20-\x7e]/g, '-') : name
}
