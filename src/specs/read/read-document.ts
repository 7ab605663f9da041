import type { Document } from '../../engine/spec/document.ts'
import { nameFromTitle } from '../../engine/vendor/vendor-name.ts'
import { SpecError } from '../spec-error.ts'
import { bundle, mayReferToFiles } from './bundle.ts'
import { digestOf, type Hash } from './digest.ts'
import type { Json } from './json.ts'
import { resolveLocation } from './location.ts'
import { normalise } from './normalise.ts'
import { applyOverlay, isOverlay } from './overlay.ts'
import { parseText } from './parse-text.ts'
import { type Version, versionOf } from './sniff-version.ts'
import { upgradeTwo } from './upgrade-two.ts'
import { Warnings } from './warnings.ts'

/** Reads the text at a location, or its bytes in UTF-8. */
export type ReadText = (location: string) => Promise<string | Uint8Array>

/** Options of {@link readDocument}. */
export interface ReadOptions {
  /** reads the text at a location: an absolute path or URL. Throws an Error with a reason if it cannot */
  readonly read: ReadText
  /** the runtime's own SHA-256. Defaults to the platform's */
  readonly hash?: Hash | undefined
  /** locations of OpenAPI Overlays (1.0), applied in order */
  readonly overlays?: readonly string[] | undefined
  /** prefix of all paths, such as `/shop`. Defaults to none */
  readonly mount?: string | undefined
  /** name of the vendor. Defaults to a name made from the document's title */
  readonly name?: string | undefined
  /** called with each thing in the document that is wrong but does not keep it from being served */
  readonly onWarning?: ((warning: string) => void) | undefined
}

/** An OpenAPI document as the engine reads it. */
export interface ReadDocument {
  readonly document: Document
  /** name of the vendor: lower-case letters, digits and hyphens */
  readonly name: string
  /** SHA-256 of all texts that were read, in hexadecimal */
  readonly digest: string
  /** locations of all texts that were read: the document, overlays and files that they refer to */
  readonly locations: readonly string[]
}

/**
 * Reads an OpenAPI document (3.1, 3.0 or Swagger 2.0; JSON or YAML) and turns it into the form that the engine reads.
 * @param location absolute path or URL
 * @throws SpecError if it cannot be read, or has nothing to serve
 */
export async function readDocument(location: string, options: ReadOptions): Promise<ReadDocument> {
  const session = new Session(options.read)
  const written = await readWritten(session, location, options.overlays ?? [])
  const mount = mountOf(options.mount)
  const { value, version } = written
  const locations = [...session.texts.keys()]
  // Without a hash of the runtime, another thread computes it while the document is normalised.
  const digest = digestOf([...session.texts.values()], options.hash)
  session.texts.clear()
  const source = version === '2.0' ? await upgradeTwo(value, location) : value
  const { warnings } = session
  const document = normalise({ document: source, location, isOld: version !== '3.1', mount, warnings })
  warnings.report(options.onWarning ?? (() => undefined))
  return {
    document,
    name: options.name ?? nameFromTitle(document.info.title),
    digest: await digest,
    locations,
  }
}

/** Reads a document with its overlays and the files that it refers to, in the version in which it is written. */
async function readWritten(
  session: Session,
  location: string,
  overlays: readonly string[],
): Promise<{ readonly value: Json; readonly version: Version }> {
  const value = await session.parse(location)
  if (isOverlay(value) && typeof value['extends'] === 'string') {
    if (overlays.includes(location)) {
      throw new SpecError('DD_OVERLAY_INVALID', { location, problem: 'it extends itself' })
    }
    return readWritten(session, resolveLocation(value['extends'], location), [location, ...overlays])
  }
  const version = versionOf(value, location)
  // versionOf() checked that the value is an object.
  const document = value as Json
  for (const overlay of overlays) {
    applyOverlay(document, await session.parse(overlay), overlay, session.warnings)
  }
  if (session.mayReferToFiles) {
    await bundle({
      document,
      location,
      load: (file) => session.parse(file),
      onUnreadable: (_, reason) => session.warnings.add('files cannot be read', reason),
    })
  }
  return { value: document, version }
}

/** Texts that are read for one document. */
class Session {
  readonly warnings = new Warnings()
  /** true if any text that was read may refer to other files */
  mayReferToFiles = false
  /** texts by location, in the order in which they were read */
  readonly texts = new Map<string, string | Uint8Array>()
  readonly #read: ReadOptions['read']

  constructor(read: ReadOptions['read']) {
    this.#read = read
  }

  /** Reads and parses the text at a location. @throws SpecError if it cannot */
  async parse(location: string): Promise<unknown> {
    const text = this.texts.get(location) ?? (await this.#textAt(location))
    this.texts.set(location, text)
    const written = textOf(text)
    this.mayReferToFiles ||= mayReferToFiles(written)
    return parseText(written, location, this.warnings)
  }

  async #textAt(location: string): Promise<string | Uint8Array> {
    try {
      return await this.#read(location)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new SpecError('DD_SPEC_UNREADABLE', { location, reason: reason.replace(/\.$/, '') })
    }
  }
}

/** Decodes UTF-8, or UTF-16 as some shells of Windows write it. */
function textOf(text: string | Uint8Array): string {
  if (typeof text === 'string') return text
  const [first, second] = text
  return new TextDecoder(first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8').decode(text)
}

/** Returns a prefix with a leading and without a trailing slash; empty for none. */
function mountOf(prefix: string | undefined): string {
  const path = (prefix ?? '').replace(/^\/+|\/+$/g, '')
  return path === '' ? '' : `/${path}`
}
