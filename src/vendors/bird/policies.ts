import type { Immutable } from '../../engine/vendor/immutable.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { Schemas } from './collections.ts'

type PolicyDefinition = Immutable<Schemas['PolicyDefinition']>

/** A request that policies allow or deny. */
interface PolicyRequest {
  readonly method: string
  readonly path: string
}

/** Methods of each action of a policy. The action `any` has all methods. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  create: ['POST'],
  view: ['GET', 'HEAD', 'OPTIONS'],
  update: ['PUT', 'PATCH'],
  delete: ['DELETE'],
}

/**
 * Rejects a request that no definition allows, or that one denies.
 * @throws Problem `forbidden`
 */
export function rejectIfDenied(definitions: readonly PolicyDefinition[], { method, path }: PolicyRequest): void {
  const effects = definitions
    .filter((definition) => matches(definition, { method, path }))
    .map((definition) => definition.effect)
  if (effects.includes('allow') && !effects.includes('deny')) return
  const reason = effects.includes('deny') ? 'A policy of the access key denies' : 'No policy of the access key allows'
  throw new Problem('forbidden', `${reason} ${method} ${path}`)
}

function matches({ actions, resources }: PolicyDefinition, { method, path }: PolicyRequest): boolean {
  if (!actions.some((action) => action === 'any' || METHODS[action]?.includes(method))) return false
  return resources.some((resource) => isBelow(path.split('/'), resource.split('/')))
}

/** Returns whether a path matches a pattern, in which `*` stands for one segment and a last `**` for all below. */
function isBelow(path: readonly string[], pattern: readonly string[]): boolean {
  const isOpen = pattern.at(-1) === '**'
  const fixed = isOpen ? pattern.slice(0, -1) : pattern
  if (isOpen ? path.length <= fixed.length : path.length !== fixed.length) return false
  return fixed.every((segment, i) => segment === '*' || segment === path[i])
}
