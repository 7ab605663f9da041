/** Where a request goes: its path and query as they came, without the prefix of a world. */
export interface Target {
  /** the world that the path names: `/_world/{name}/…` */
  readonly world: string | undefined
  readonly path: string
  /** without `?` */
  readonly query: string
}

const PREFIX = '/_world/'

/** Takes an absolute URL apart without decoding any of it. */
export function targetOf(url: string): Target {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const hash = url.indexOf('#', start)
  const whole = hash < 0 ? url : url.slice(0, hash)
  const mark = whole.indexOf('?', start)
  const path = start < 0 ? '/' : whole.slice(start, mark < 0 ? undefined : mark)
  const query = mark < 0 ? '' : whole.slice(mark + 1)
  if (!path.startsWith(PREFIX)) return { world: undefined, path, query }
  const end = path.indexOf('/', PREFIX.length)
  if (end < 0) return { world: path.slice(PREFIX.length), path: '/', query }
  return { world: path.slice(PREFIX.length, end), path: path.slice(end), query }
}
