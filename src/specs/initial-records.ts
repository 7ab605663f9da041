import type { Document } from '../engine/spec/document.ts'
import { shortList } from '../errors/short-list.ts'
import type { Model } from './model/model.ts'

/** Returns the name of the collection of the credentials that a scenario knows. */
export function credentialCollection({ resources }: Model): string {
  return resources.has('credentials') ? 'knownCredentials' : 'credentials'
}

/**
 * Returns a document without the initial records (`x-initial`) of collections that a vendor lacks, as in the documents of
 * vendors whose collections are written by hand.
 * @param own names of collections beside those of the model
 */
export function withKnownRecords(document: Document, model: Model, own: Iterable<string> = []): Document {
  const initial = document['x-initial']
  if (initial === undefined) return document
  const known = new Set([...collectionsOf(model), ...own])
  return { ...document, 'x-initial': Object.fromEntries(Object.entries(initial).filter(([name]) => known.has(name))) }
}

/** Returns a warning of the initial records that {@link withKnownRecords} leaves out of a document; none if it keeps all. */
export function warnOfUnknownRecords(document: Document, model: Model): string[] {
  const known = collectionsOf(model)
  const unknown = Object.keys(document['x-initial'] ?? {}).filter((name) => !known.includes(name))
  if (unknown.length === 0) return []
  return [
    `The document has initial records (x-initial) of ${shortList(unknown)}, which no operation stores; they are left out. Its collections are ${shortList(known)}.`,
  ]
}

function collectionsOf(model: Model): string[] {
  return [...model.resources.keys(), credentialCollection(model)]
}
