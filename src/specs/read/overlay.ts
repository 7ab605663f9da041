import { SpecError } from '../spec-error.ts'
import { isJson, type Json, printable } from './json.ts'
import { type Selected, select } from './json-path.ts'
import type { Warnings } from './warnings.ts'

/** One action of an overlay. */
interface Action {
  readonly target: string
  readonly update: unknown
  readonly remove: boolean
}

/** Returns whether a value is an OpenAPI Overlay. */
export function isOverlay(value: unknown): value is Json {
  return isJson(value) && value['overlay'] !== undefined
}

/**
 * Applies an OpenAPI Overlay (1.0) to a document, in place. A target that selects nothing is a warning.
 * @param location where the overlay comes from, for messages
 * @throws SpecError if the overlay is invalid
 */
export function applyOverlay(document: Json, overlay: unknown, location: string, warnings: Warnings): void {
  for (const action of actionsOf(overlay, location)) {
    const found = selectTarget(document, action.target, location)
    if (found.length === 0) {
      const target = printable(action.target)
      const text = `The overlay ${location} has the target ${target}, which selects nothing in the document.`
      warnings.add('targets of overlays select nothing', text)
    }
    if (action.remove) removeAll(found)
    else for (const selected of found) update(selected, action.update)
  }
}

function actionsOf(overlay: unknown, location: string): Action[] {
  const fail = (problem: string) => new SpecError('DD_OVERLAY_INVALID', { location, problem })
  if (!isOverlay(overlay)) throw fail('it has no property "overlay"')
  const { actions, overlay: version } = overlay
  if (!/^1(\.\d+)*$/.test(String(version))) throw fail(`its version is ${printable(String(version))} instead of 1.0.0`)
  if (!Array.isArray(actions)) throw fail('"actions" is not a list')
  return actions.map((action: unknown, i) => {
    const place = `actions[${i}]`
    if (!isJson(action)) throw fail(`${place} is not an object`)
    const { target, remove, update: value } = action
    if (typeof target !== 'string') throw fail(`${place}.target is not a string`)
    if (remove !== undefined && typeof remove !== 'boolean') throw fail(`${place}.remove is not true or false`)
    if (remove !== true && value === undefined) throw fail(`${place} has neither update nor remove`)
    return { target, update: value, remove: remove === true }
  })
}

function selectTarget(document: Json, target: string, location: string): Selected[] {
  try {
    return select(document, target)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const problem = `the target ${printable(target)} is not a JSONPath that is supported: ${reason}`
    throw new SpecError('DD_OVERLAY_INVALID', { location, problem })
  }
}

/** Removes from the last to the first, so that the indexes of arrays stay right. */
function removeAll(found: readonly Selected[]): void {
  for (const { parent, name } of found.toReversed()) {
    if (Array.isArray(parent)) parent.splice(Number(name), 1)
    else if (parent) delete parent[name]
  }
}

/** Merges an object into the selected one, appends to a selected array, or replaces a scalar. */
function update({ value, parent, name }: Selected, change: unknown): void {
  // A copy for each target, because the reader changes objects in place.
  const copy: unknown = structuredClone(change)
  if (Array.isArray(value)) value.push(...(Array.isArray(copy) ? copy : [copy]))
  else if (isJson(value) && isJson(copy)) merge(value, copy)
  else if (Array.isArray(parent)) parent[Number(name)] = copy
  else if (parent) parent[name] = copy
}

function merge(target: Json, change: Json): void {
  for (const [name, value] of Object.entries(change)) {
    const current = Object.hasOwn(target, name) ? target[name] : undefined
    if (isJson(current) && isJson(value)) merge(current, value)
    else if (Array.isArray(current) && Array.isArray(value)) current.push(...value)
    else if (name !== '__proto__') target[name] = value
  }
}
