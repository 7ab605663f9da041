import { type Check, fail } from './check.ts'
import { checkPart, type ObjectContext } from './object-checks.ts'
import { isSameJson } from './same-json.ts'
import { isJson, type Json } from './schema.ts'
import { isOfType } from './type-checks.ts'

/** Errors after which the rest of a list is not checked. A response reports fewer. */
const MOST_ERRORS = 200

export function itemsCheck(
  { items }: Json,
  { compile, collects }: Pick<ObjectContext, 'compile' | 'collects'>,
): Check[] {
  const check = compile(items)
  if (!check) return []
  return [
    (value, errors) => {
      const list = value as readonly unknown[]
      const most = (errors?.length ?? 0) + MOST_ERRORS
      let valid = true
      for (let i = 0; i < list.length; i++) {
        if (checkPart(check, list[i], i, errors)) continue
        valid = false
        if (!collects || !errors || errors.length > most) return false
      }
      return valid
    },
  ]
}

/** Returns a check that reports the last item that equals an earlier one. */
export function uniqueCheck({ uniqueItems, items }: Json): Check[] {
  if (uniqueItems !== true) return []
  const types = isJson(items) ? [items['type'] ?? []].flat() : []
  const isPlain = types.length > 0 && !types.includes('object') && !types.includes('array')
  const find = isPlain ? repeatedAmong(isOfType(types)) : repeatedItem
  return [
    (value, errors) => {
      const params = find(value as readonly unknown[])
      return params === undefined || fail(errors, 'uniqueItems', params)
    },
  ]
}

/** Places of two equal items. */
type Repeated = Readonly<Record<'i' | 'j', number>>

function repeatedItem(list: readonly unknown[]): Repeated | undefined {
  for (let i = list.length - 1; i > 0; i--) {
    for (let j = i - 1; j >= 0; j--) if (isSameJson(list[i], list[j])) return { i, j }
  }
  return undefined
}

/** Compares items that are not objects or lists, and skips those of other types. */
function repeatedAmong(isChecked: (item: unknown) => boolean): typeof repeatedItem {
  return (list) => {
    const places = new Map<unknown, number>()
    for (let i = list.length - 1; i >= 0; i--) {
      const item = list[i]
      if (!isChecked(item)) continue
      const j = places.get(item)
      if (j !== undefined) return { i, j }
      places.set(item, i)
    }
    return undefined
  }
}
