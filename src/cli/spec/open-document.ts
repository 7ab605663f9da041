import { Option } from 'commander'
import { absoluteLocation, readBytes } from '../../adapters/read-location.ts'
import type { ReadDocument } from '../../specs/read/read-document.ts'
import { SpecError } from '../../specs/spec-error.ts'
import { isQuiet } from '../output-options.ts'
import { styled } from '../style.ts'
import { UsageError } from '../usage-error.ts'
import type { DocumentContents } from './init/document-files.ts'

/** Options of commands that read an OpenAPI document. */
export interface DocumentOptions {
  readonly overlay?: readonly string[]
  readonly name?: string
}

/** An opened document together with what is wrong in it. */
export interface OpenedDocument extends ReadDocument {
  readonly warnings: readonly string[]
  /** the contents of the document, of the files that it refers to, and of its overlays */
  readonly source: DocumentContents
}

/** Creates the option `--overlay`. */
export function overlayOption(): Option {
  return new Option('--overlay <file...>', 'OpenAPI Overlays (1.0) to apply to the document, in order')
}

/** Reads an OpenAPI document and prints what is wrong in it. @throws UsageError if it cannot be used */
export async function openDocument(file: string, options: DocumentOptions): Promise<OpenedDocument> {
  const opened = await readQuietly(file, options)
  printWarnings(opened.warnings)
  return opened
}

/** Reads an OpenAPI document. @throws UsageError if it cannot be used */
export async function readQuietly(file: string, { overlay = [], name }: DocumentOptions): Promise<OpenedDocument> {
  if (name !== undefined && !/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new UsageError(`The name "${name}" is not valid: use lower-case letters, digits and hyphens, such as "shop".`)
  }
  // Loaded on demand: the other commands read no document.
  const { readDocument } = await import('../../specs/read/read-document.ts')
  const warnings: string[] = []
  const contents = new Map<string, Uint8Array>()
  const [location, overlays] = [absoluteLocation(file), overlay.map(absoluteLocation)]
  try {
    const opened = await readDocument(location, {
      read: async (from) => {
        const bytes = await readBytes(from)
        contents.set(from, bytes)
        return bytes
      },
      overlays,
      name,
      onWarning: (warning) => warnings.push(warning),
    })
    return { ...opened, warnings, source: { location, overlays, contents } }
  } catch (error) {
    if (error instanceof SpecError) throw new UsageError(error.message)
    throw error
  }
}

/** Prints warnings on standard error. */
export function printWarnings(warnings: Iterable<string>): void {
  if (isQuiet()) return
  for (const warning of warnings) console.error(`${styled('yellow', 'warning', process.stderr)}  ${warning}`)
}
