import type { MediaTypeObject } from '../../engine/spec/document.ts'

/** The first example of a body, as a text; undefined where its spec gives none. */
export function exampleOf({ example, examples }: MediaTypeObject): string | undefined {
  const value = example ?? Object.values(examples ?? {})[0]?.value
  if (value === undefined) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)
}
