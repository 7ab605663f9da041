import { type Document, METHODS, type PathItem } from '../../engine/spec/document.ts'
import { UsageError } from '../usage-error.ts'

/** Returns a document with only the operations that have one of the tags. @throws UsageError if none has */
export function onlyTagged(document: Document, tags: readonly string[] | undefined): Document {
  if (tags === undefined) return document
  const paths = Object.entries(document.paths).flatMap(([path, item]) => {
    const kept = withTags(item, tags)
    return METHODS.some((method) => kept[method]) ? [[path, kept] as const] : []
  })
  if (paths.length === 0) throw new UsageError(`No operation of the document has the tag ${tags.join(' or ')}.`)
  return { ...document, paths: Object.fromEntries(paths) }
}

function withTags(item: PathItem, tags: readonly string[]): PathItem {
  const entries = Object.entries(item).filter(([method, operation]) => {
    if (!METHODS.some((known) => known === method)) return true
    return tagsOf(operation).some((tag) => tags.includes(tag))
  })
  return Object.fromEntries(entries)
}

function tagsOf(operation: object): readonly string[] {
  const tags: unknown = 'tags' in operation ? operation.tags : undefined
  return Array.isArray(tags) ? tags.map(String) : []
}
