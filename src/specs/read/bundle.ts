import { tokensOf, valueAt } from '../../engine/spec/json-pointer.ts'
import { isJson, type Json, objectAt } from './json.ts'
import { decoded, fileName, resolveLocation } from './location.ts'
import { pointerOf, referenceOf, SECTIONS, safeName } from './references.ts'
import { type Kind, visitObjects } from './shape.ts'

/** Parses the file or URL at a location. Rejects if it cannot be read or parsed. */
type Load = (location: string) => Promise<unknown>

/** An object of a document. */
interface Found {
  readonly kind: Kind
  readonly object: Json
}

/** An object whose references are resolved, with the location of the file that contains it. */
interface Job extends Found {
  readonly base: string
}

/** A document whose references to other files are resolved. */
interface BundleOptions {
  readonly document: Json
  readonly location: string
  readonly load: Load
  /** called if a file cannot be read, with the reason */
  readonly onUnreadable: (location: string, reason: string) => void
}

/** Returns whether a text may contain a reference to another file. */
export function mayReferToFiles(text: string): boolean {
  return /\$ref["']?\s*:\s*(?:["'][^#"']|[^#"'\s{[])/.test(text)
}

/**
 * Brings everything that a document refers to in other files into the document, in place. References that cannot be
 * resolved stay.
 */
export async function bundle(options: BundleOptions): Promise<void> {
  await new Bundler(options).run()
}

/**
 * Not `bundle()` of json-schema-ref-parser: it stops at the first broken reference, and it refers to the first place of
 * what occurs twice, which the conversion of Swagger 2.0 then moves.
 */
class Bundler {
  readonly #options: BundleOptions
  readonly #jobs: Job[]
  readonly #done = new WeakSet<Json>()
  readonly #names = new Map<string, string>()
  readonly #trees = new Map<string, Promise<unknown>>()

  constructor(options: BundleOptions) {
    this.#options = options
    const { document, location } = options
    this.#jobs = [{ kind: 'document', object: document, base: location }]
    this.#trees.set(location, Promise.resolve(document))
  }

  async run(): Promise<void> {
    for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) {
      const { kind, object, base } = job
      const found: Found[] = [{ kind, object }]
      visitObjects(kind, object, (kind, object) => found.push({ kind, object }))
      for (const one of found) if (referenceOf(one.object) !== undefined) await this.#redirect(one, base)
    }
  }

  /** Points a reference to a copy in the document of what it refers to in another file. */
  async #redirect({ kind, object }: Found, base: string): Promise<void> {
    if (this.#done.has(object)) return
    this.#done.add(object)
    const [file = '', fragment = ''] = (referenceOf(object) ?? '').split('#', 2)
    if (this.#isBareName(file, kind)) return
    const location = file === '' ? base : resolveLocation(file, base)
    if (location === this.#options.location) object['$ref'] = `#${fragment}`
    else {
      const target = await this.#find(location, fragment)
      if (isJson(target) && kind === 'pathItem') this.#inline(object, target, location)
      else if (isJson(target)) object['$ref'] = this.#import({ kind, object: target, base: location }, fragment)
    }
  }

  /** Returns whether a reference is the name of a component rather than of a file. */
  #isBareName(file: string, kind: Kind): boolean {
    const section = /^\w+$/.test(file) ? this.#section(kind) : undefined
    return section !== undefined && isJson(valueAt(this.#options.document, pointerOf([...section, file])))
  }

  async #find(location: string, fragment: string): Promise<unknown> {
    const tree = await this.#load(location)
    return valueAt(tree, decoded(fragment)) ?? valueAt(tree, fragment)
  }

  #load(location: string): Promise<unknown> {
    const known = this.#trees.get(location)
    if (known) return known
    const loading = this.#options.load(location).catch((error: unknown) => {
      this.#options.onUnreadable(location, error instanceof Error ? error.message : String(error))
    })
    this.#trees.set(location, loading)
    return loading
  }

  /** Puts a path item in place of the reference to it. */
  #inline(item: Json, target: Json, base: string): void {
    const { $ref: _, ...rest } = item
    delete item['$ref']
    Object.assign(item, structuredClone(target), rest)
    this.#done.delete(item)
    this.#jobs.push({ kind: 'pathItem', object: item, base })
  }

  /** Gives an object of another file a name in the document, and returns the reference to it. */
  #import(job: Job, fragment: string): string {
    const { kind, object, base } = job
    const section = this.#section(kind)
    if (section === undefined) return `${base}#${fragment}`
    const key = `${kind} ${base}#${fragment}`
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const objects = section.reduce(objectAt, this.#options.document)
    const name = freeName(objects, tokensOf(fragment).at(-1) ?? fileName(base))
    objects[name] = object
    const reference = `#${pointerOf([...section, name])}`
    this.#names.set(key, reference)
    this.#jobs.push(job)
    return reference
  }

  #section(kind: Kind): readonly string[] | undefined {
    const section = SECTIONS[kind]
    if (section === undefined) return undefined
    if (this.#options.document['swagger'] === undefined) return ['components', section]
    return [kind === 'schema' ? 'definitions' : section]
  }
}

function freeName(objects: Json, proposal: string): string {
  const base = safeName(proposal)
  let name = base
  for (let count = 2; Object.hasOwn(objects, name); count++) name = `${base}${count}`
  return name
}
