import { METHODS } from '../../engine/spec/document.ts'
import { isJson, type Json, objectAt, printable } from './json.ts'
import { literalPrefix } from './path-template.ts'

const MOST_BASE_PATHS = 8

/** Hosts and paths of the servers of a document. */
export interface Servers {
  /** hosts without port; `*` stands for variables */
  readonly hosts: readonly string[]
  /** paths such as `/v1`, without those that are empty */
  readonly basePaths: readonly string[]
}

/** Reads the servers of a document, its paths and its operations. Servers that are not valid are ignored. */
export function serversOf(document: Json): Servers {
  const lists = [document, ...Object.values(objectAt(document, 'paths')).flatMap(holdersIn)]
  const servers = lists.flatMap(({ servers: list }) => (Array.isArray(list) ? list.filter(isJson) : []))
  const hosts = servers.map(hostOf).filter((host) => host !== undefined)
  const own = Array.isArray(document['servers']) ? document['servers'].filter(isJson) : []
  const basePaths = own.map(basePathOf).filter((path) => path !== undefined)
  return { hosts: [...new Set(hosts)], basePaths: [...new Set(basePaths)].slice(0, MOST_BASE_PATHS) }
}

/**
 * Returns the path prefixes that belong to a document: the literal segments at the beginning of each path, without
 * those below another one.
 */
export function rootsOf(paths: readonly string[]): string[] {
  const prefixes = [...new Set(paths.map(literalPrefix))].toSorted()
  const known = new Set(prefixes)
  return prefixes.filter((prefix) => !ancestorsOf(prefix).some((ancestor) => known.has(ancestor)))
}

/** Returns the proper prefixes of a path, such as the empty one and `/a` for `/a/b`. */
function ancestorsOf(path: string): string[] {
  return path === ''
    ? []
    : path
        .split('/')
        .map((_, i, segments) => segments.slice(0, i + 1).join('/'))
        .slice(0, -1)
}

function holdersIn(item: unknown): Json[] {
  return isJson(item) ? [item, ...METHODS.map((method) => item[method]).filter(isJson)] : []
}

/** Returns the host of a server; undefined if its URL is relative or its host is only variables. */
function hostOf({ url }: Json): string | undefined {
  if (typeof url !== 'string') return undefined
  const written = /^(?:(?:[a-z][a-z0-9+.-]*|\{[^{}]*\}):)?\/\/([^/?#]*)/i.exec(url)?.[1]
  const host = written
    ?.replace(/\{[^{}]*\}/g, '*')
    .replace(/^.*@/, '')
    .replace(/:[\d*]*$/, '')
    .toLowerCase()
  return host !== undefined && /^[a-z0-9*.-]+$/.test(host) && /[a-z0-9]/.test(host) && !isLocal(host) ? host : undefined
}

/** Hosts of the developer's own machine are often listed as a server, but are not the vendor's. */
function isLocal(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.') || host === '0.0.0.0' || host.endsWith('.local')
}

/** Returns the path of a server with the defaults of its variables; undefined if it is empty or invalid. */
function basePathOf({ url, variables }: Json): string | undefined {
  if (typeof url !== 'string') return undefined
  const filled = url.replace(/\{([^{}]*)\}/g, (_, name: string) => defaultOf(variables, name))
  const path = filled
    .replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
  return /^\/[^{}\s]*$/.test(path) ? path : undefined
}

function defaultOf(variables: unknown, name: string): string {
  const variable = isJson(variables) ? variables[name] : undefined
  return isJson(variable) && variable['default'] !== undefined ? printable(variable['default']) : name
}
