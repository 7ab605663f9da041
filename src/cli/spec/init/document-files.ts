import { basename, dirname, relative } from 'node:path'
import { isUrl } from '../../../adapters/read-location.ts'

/** The files of a document in a vendor's folder. */
export interface DocumentFiles {
  /** path of the document in the folder */
  readonly document: string
  /** paths of the overlays in the folder, in order */
  readonly overlays: readonly string[]
  /** texts by path in the folder */
  readonly files: ReadonlyMap<string, string>
}

/** Texts that were read for a document, by absolute path or URL, and the locations of the document and its overlays. */
export interface DocumentTexts {
  readonly location: string
  readonly overlays: readonly string[]
  readonly texts: ReadonlyMap<string, string>
}

/**
 * Returns the files to copy to a vendor's folder: the document, the files that it refers to, and its overlays. Files keep
 * their places relative to each other. Files on another server are left where they are.
 */
export function documentFiles({ location, overlays, texts }: DocumentTexts): DocumentFiles {
  const parts = [...texts.keys()].filter((one) => !overlays.includes(one) && serverOf(one) === serverOf(location))
  const base = commonFolder(parts.map(folderOf))
  const pathOf = (one: string) => `${parts.length > 1 ? 'openapi/' : ''}${relativePath(base, pathIn(one))}`
  const overlayPaths = overlays.map((one, i) => `overlays/${i > 0 ? `${i + 1}-` : ''}${basename(pathIn(one))}`)
  const copied = [
    ...parts.map((one) => [pathOf(one), texts.get(one) ?? ''] as const),
    ...overlays.map((one, i) => [overlayPaths[i] ?? '', texts.get(one) ?? ''] as const),
  ]
  return { document: pathOf(location), overlays: overlayPaths, files: new Map(copied) }
}

function serverOf(location: string): string {
  return isUrl(location) ? new URL(location).origin : ''
}

/** Returns the path of a location on its server. */
function pathIn(location: string): string {
  return isUrl(location) ? decodeURIComponent(new URL(location).pathname) : location
}

function folderOf(location: string): string {
  return dirname(pathIn(location))
}

/** Returns the innermost folder that contains all folders. */
function commonFolder(folders: readonly string[]): string {
  return folders.reduce((common, folder) => {
    let outer = common
    while (relative(outer, folder).startsWith('..') && dirname(outer) !== outer) outer = dirname(outer)
    return outer
  })
}

function relativePath(base: string, path: string): string {
  return relative(base, path).replaceAll('\\', '/')
}
