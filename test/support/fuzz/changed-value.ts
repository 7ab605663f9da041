import type { Random } from '../../../src/world/random.ts'
import { anyJunk } from './any-value.ts'

/** Returns a copy of a value with another value at one place of any depth. */
export function changedValue(value: unknown, random: Random, anyKey: () => string): unknown {
  const copy: unknown = structuredClone(value)
  const places: (readonly [holder: object, name: string])[] = []
  const collect = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null) return
    for (const [name, inner] of Object.entries(holder)) {
      places.push([holder, name])
      collect(inner)
    }
  }
  collect(copy)
  if (places.length === 0) return copy
  const [holder, name] = random.pick(places)
  const kind = random.int(1, 5)
  if (kind === 1) Reflect.deleteProperty(holder, name)
  else if (kind === 2) Reflect.set(holder, name, anyKey())
  else if (kind === 3) Reflect.set(holder, `${name}s`, anyJunk(random))
  else Reflect.set(holder, name, anyJunk(random))
  return copy
}
