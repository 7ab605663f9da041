import { isSeparable } from '../../engine/spec/separable-list.ts'
import { keepList, MOST_AT_ONCE, type StreamedList } from '../../engine/vendor/streamed-list.ts'
import type { Shaper } from '../fit/shaper.ts'
import type { Place } from '../model/model.ts'
import type { Draw } from '../sample/draw.ts'
import { allowItems, type SamplePlace } from '../sample/sampler.ts'
import { schemaAt, valueAtPlace, withValueAt } from './place.ts'

/** A list of a body that is to be completed. */
export interface PlannedList {
  readonly place: Place
  readonly items: readonly object[]
  /** returns the values that the entry of an item has */
  readonly toItem: (item: object) => unknown
}

/** A body with a list that is to be shaped. */
interface BodyWithList {
  /** the body with an empty list */
  readonly partial: unknown
  readonly list: PlannedList
  readonly schema: unknown
  readonly draw: Draw
}

/**
 * Shapes a body with a long list in parts: the body without entries at once, and each entry when its turn comes. Returns
 * undefined if the list is short, or if its entries cannot be shaped apart from the body.
 */
export function shapeLongList(
  shaper: Shaper,
  { partial, list, schema, draw }: BodyWithList,
): StreamedList<unknown> | undefined {
  const { place, items, toItem } = list
  const { length } = items
  const { schemas } = shaper
  if (length <= MOST_AT_ONCE || !isSeparable(schemas.document, schema, { place, length })) return undefined
  if (schema === undefined || schema === true) {
    return keepList(items, toItem, (entries) => withValueAt(partial, place, entries))
  }
  const around: SamplePlace = { name: '', draw, inside: [], steps: { taken: 0 } }
  const body = shaper.shapePart(partial, schema, around)
  if (!Array.isArray(valueAtPlace(body, place))) return undefined
  const outer = [[], ...place.map((_, i) => place.slice(0, i + 1))]
  const inside = outer.map((path) => schemaAt(schema, path, schemas))
  const entryPlace = { ...around, name: place.at(-1) ?? '', inside }
  allowItems(entryPlace, items)
  const entry = inside.at(-1)?.items
  const toEntry = entry === undefined ? toItem : (item: object) => shaper.shapePart(toItem(item), entry, entryPlace)
  return keepList(items, toEntry, (entries) => withValueAt(body, place, entries))
}
