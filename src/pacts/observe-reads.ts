import { isObject } from './json.ts'
import { ITEMS } from './reads.ts'

/**
 * Returns a copy of a JSON value that reports each property that is read. The copy consists of plain objects and arrays
 * with accessors instead of values: unlike a Proxy, it can be cloned, spread, compared and serialised, which reads every
 * property.
 * @param onRead called with the field each time, such as `results[].name`
 */
export function observeReads(value: unknown, onRead: (field: string) => void, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => observeReads(item, onRead, `${field}${ITEMS}`))
  if (!isObject(value)) return value
  const copy = {}
  for (const [name, inner] of Object.entries(value)) observeProperty(copy, name, { inner, onRead, field })
  return copy
}

interface Observed {
  readonly inner: unknown
  readonly onRead: (field: string) => void
  /** field of the object */
  readonly field: string
}

/** Defines a property that reports when it is read. */
function observeProperty(target: object, name: string, { inner, onRead, field }: Observed): void {
  const own = childField(field, name)
  let observed: unknown
  let isObserved = false
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get: () => {
      if (!isObserved) observed = observeReads(inner, onRead, own)
      isObserved = true
      onRead(own)
      return observed
    },
    set: (changed: unknown) => {
      Object.defineProperty(target, name, { value: changed, enumerable: true, configurable: true, writable: true })
    },
  })
}

/** Appends a property to a field. A name with a special character is quoted. */
function childField(field: string, name: string): string {
  if (!/^[^.[\]'"]+$/.test(name)) return `${field}["${name.replaceAll('"', '')}"]`
  return field === '' ? name : `${field}.${name}`
}
