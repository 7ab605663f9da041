import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Pact } from '../engine/services/pact.ts'
import { canonicalJson } from '../pacts/json.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { utf8 } from '../world/utf8.ts'

/** Returns the SHA-256 of a pact's interactions. Metadata, such as versions of the tools that wrote it, is not part of it. */
export function digestOfPact({ consumer, provider, interactions }: Pact): string {
  return digestOf([consumer.name, provider.name, interactions])
}

/** Returns the SHA-256 of a scenario as one vendor sees it: its settings, and the vendor's own section. */
export function digestOfScenario({ seed, clock, auth, parameters, vendors }: Scenario, vendor: string): string {
  const section = Object.hasOwn(vendors, vendor) ? vendors[vendor] : undefined
  const records = Object.entries(section?.records ?? {}).map(([name, items]) => [name, values(items)])
  const generated = Object.entries(section?.generate ?? {}).map(([name, { value }]) => [name, value])
  const stored = Object.entries(section?.stored ?? {}).map(([name, items]) => [name, values(items)])
  const { profile = {}, faults = [] } = section ?? {}
  const others = stored.length > 0 ? [stored] : []
  return digestOf([seed, clock, auth, parameters, records, generated, profile, values(faults), ...others])
}

function values(items: readonly { readonly value: unknown }[]): readonly unknown[] {
  return items.map(({ value }) => value)
}

function digestOf(value: unknown): string {
  return bytesToHex(sha256(utf8.encode(canonicalJson(value))))
}
