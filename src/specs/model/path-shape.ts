import { camel, singular } from './words.ts'

/** A part of a path between slashes. */
export interface Segment {
  /** text of a literal segment, without a file extension such as `.json` */
  readonly text: string
  /** name of the parameter that the segment contains, if it contains one */
  readonly parameter: string | undefined
}

/** File extensions at the end of a path that do not belong to the name of a resource. */
const EXTENSION = /\.(json|xml|yaml|do|php|aspx?)$/i

/**
 * Returns the segments of a path template. `/Users('{id}')`, `/users/{id}.json` and `/users/{id}/` all have the segments
 * of `/users/{id}`; the verb of `/users/{id}:cancel` is a segment.
 */
export function segmentsOf(path: string): Segment[] {
  return path
    .replace(EXTENSION, '')
    .replace(/\(['"]?(\{[^}]*\})['"]?\)/g, '/$1')
    .replace(/\}:/g, '}/')
    .split('/')
    .filter((part) => part !== '')
    .map(segmentOf)
}

function segmentOf(part: string): Segment {
  const parameter = /\{[+/.;?*]?([^}*]+)\*?\}/.exec(part)?.[1]
  return { text: part.replace(EXTENSION, ''), parameter }
}

/** Returns a text that two paths share if only the names of their parameters differ. */
export function shapeOf(segments: readonly Segment[]): string {
  return `/${segments.map((one) => (one.parameter === undefined ? one.text : one.text.replace(/\{[^}]*\}/g, '{}'))).join('/')}`
}

/** Returns the literal segment that names the records of an item path, such as `boards` in `/boards/{id}`. */
export function nounOf(segments: readonly Segment[]): string {
  return segments.findLast((one) => one.parameter === undefined)?.text ?? ''
}

/** Returns the names that a resource may have, the shortest first: the last noun, then with more nouns in front. */
export function namesOf(segments: readonly Segment[]): string[] {
  const nouns = segments.filter((one) => one.parameter === undefined).map((one) => one.text)
  const names = nouns.map((_, index) => {
    const used = nouns.slice(nouns.length - 1 - index)
    return camel(used.map((noun, at) => (at === used.length - 1 ? noun : singular(noun))).join(' '))
  })
  return names.filter((name) => name !== '')
}
