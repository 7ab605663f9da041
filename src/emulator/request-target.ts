import { WORLD_PREFIX } from '../engine/exchange/world-url.ts'

/** The target of a request: its path and query as they were sent, without the prefix of a world. */
export interface RequestTarget {
  /** the world that the path selects: `/_world/{name}/…` */
  readonly world: string | undefined
  readonly path: string
  /** without `?` */
  readonly query: string
}

/** Splits an absolute URL into its target without decoding it. */
export function parseTarget(url: string): RequestTarget {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const hash = url.indexOf('#', start)
  const whole = hash < 0 ? url : url.slice(0, hash)
  const mark = whole.indexOf('?', start)
  const path = start < 0 ? '/' : whole.slice(start, mark < 0 ? undefined : mark)
  const query = mark < 0 ? '' : whole.slice(mark + 1)
  if (!path.startsWith(WORLD_PREFIX)) return { world: undefined, path, query }
  const end = path.indexOf('/', WORLD_PREFIX.length)
  if (end < 0) return { world: path.slice(WORLD_PREFIX.length), path: '/', query }
  return { world: path.slice(WORLD_PREFIX.length, end), path: path.slice(end), query }
}
