import { isObject } from '../world/is-object.ts'
import { validateShape } from './check-shape.ts'
import type { JsonSchema } from './json-schema.ts'
import { formatShapeError, type ShapeError } from './source-error.ts'

const CURE =
  'The section of an API of your own needs its document: --spec FILE on the command line, the option vendors in code'

/**
 * Returns the places where the content of a scenario does not have the shape that its schema requires. The error of a
 * section that no vendor has says how to emulate its API.
 */
export function validateScenario(content: unknown, schema: JsonSchema): ShapeError[] {
  return validateShape(content, schema, schema).map((error) => {
    return isUnknownSection(error, content) ? { ...error, message: `${formatShapeError(error)}. ${CURE}` } : error
  })
}

/** Returns whether an error is about a key beside those of the vendors that has a mapping, as their sections do. */
function isUnknownSection({ path: [key, ...inner], part }: ShapeError, content: unknown): boolean {
  if (part !== 'key' || typeof key !== 'string' || inner.length > 0) return false
  return isObject(content) && isObject(content[key])
}
