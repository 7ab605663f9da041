import type { MediaTypeObject } from '../../engine/spec/document.ts'

/** Returns the first example of a body as a string, or undefined if the spec has no example. */
export function exampleOf({ example, examples }: MediaTypeObject): string | undefined {
  const value = example ?? Object.values(examples ?? {})[0]?.value
  if (value === undefined) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)
}
