import type { Vendor } from '../engine/vendor/vendor.ts'
import { digests, scenarios } from '../generated/scenarios.ts'
import { isObject } from '../world/is-object.ts'
import { own } from './own.ts'

/** Scenario of an emulator without vendors of the package. */
const EMPTY = { scenario: 'default', describe: 'No records' }

/**
 * Returns the contents of the packaged scenarios for an emulator's vendors: without the sections of absent ones, and
 * only an empty default scenario if all are absent.
 */
export function packagedFor(vendors: Readonly<Record<string, Vendor>>): readonly unknown[] {
  const absent = Object.keys(digests).filter((name) => own(vendors, name)?.digest !== digests[name])
  if (absent.length === 0) return scenarios
  if (absent.length === Object.keys(digests).length) return [EMPTY]
  return scenarios.map((raw) => withoutSections(raw, absent))
}

/** Returns the content of a scenario without the sections of some vendors. */
export function withoutSections(raw: unknown, absent: readonly string[]): unknown {
  if (!isObject(raw)) return raw
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !absent.includes(key)))
}
