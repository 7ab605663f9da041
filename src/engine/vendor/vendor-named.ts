import { shortList } from '../../errors/short-list.ts'
import { EmulatorError } from '../services/emulator-error.ts'
import { suggestionFor } from '../spec/declared-names.ts'

/**
 * Returns the member of a table by vendor that has a name.
 * @param at the option that holds the name; empty if the name is part of a path or a call
 * @throws EmulatorError that names the vendors and the most similar one, if no vendor has the name
 */
export function vendorNamed<T>(byName: Readonly<Record<string, T>>, name: string, at = ''): T {
  const found = Object.hasOwn(byName, name) ? byName[name] : undefined
  if (found !== undefined) return found
  throw unknownVendor(name, Object.keys(byName), at)
}

/** Returns the error of a name that no vendor has. */
export function unknownVendor(name: string, known: readonly string[], at = ''): EmulatorError {
  const suggestion = suggestionFor(name, known)
  return new EmulatorError('DD_VENDOR_UNKNOWN', { name, suggestion, known: shortList(known) }, at)
}
