import { joinBytes } from '../engine/exchange/bytes.ts'
import { utf8 } from '../world/utf8.ts'

/**
 * Returns the arguments of a request whose form Node cannot read as bytes that it can. Test environments with a document,
 * such as jsdom, have a FormData of their own, of which Node's Request keeps no files.
 */
export function withReadableForm(init: RequestInit | undefined): RequestInit | undefined | Promise<RequestInit> {
  const body = init?.body
  return isForm(body) && !isReadable(body) ? encodeForm(body, init) : init
}

function isForm(body: unknown): body is FormData {
  return globalThis.FormData !== undefined && body instanceof FormData
}

/** Returns whether the Fetch API of this environment encodes a form as one. */
function isReadable(form: FormData): boolean {
  // An empty form of the same class, because the contents may be large.
  const empty = Reflect.construct(form.constructor, [])
  return new Response(empty).headers.get('content-type')?.startsWith('multipart/form-data') ?? false
}

/** A name with its value, or with a file. */
interface Part {
  readonly head: string
  readonly content: Uint8Array
}

/** Encodes a form as `multipart/form-data` (RFC 7578). */
async function encodeForm(form: FormData, init: RequestInit | undefined): Promise<RequestInit> {
  const parts = await Promise.all([...form].map(([name, value]) => toPart(name, value)))
  const boundary = boundaryFor(parts)
  const chunks = parts.flatMap(({ head, content }) => [
    utf8.encode(`--${boundary}\r\n${head}\r\n\r\n`),
    content,
    LINE_END,
  ])
  const headers = new Headers(init?.headers)
  headers.set('content-type', `multipart/form-data; boundary=${boundary}`)
  return { ...init, headers, body: joinBytes([...chunks, utf8.encode(`--${boundary}--\r\n`)]) }
}

const LINE_END = utf8.encode('\r\n')

async function toPart(name: string, value: string | File): Promise<Part> {
  const disposition = `Content-Disposition: form-data; name="${escapeName(name)}"`
  if (typeof value === 'string') return { head: disposition, content: utf8.encode(value) }
  const type = value.type === '' ? 'application/octet-stream' : value.type
  const head = `${disposition}; filename="${escapeName(value.name)}"\r\nContent-Type: ${type}`
  return { head, content: new Uint8Array(await value.arrayBuffer()) }
}

/** Escapes a name as browsers do. */
function escapeName(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** Returns a boundary that no part contains. */
function boundaryFor(parts: readonly Part[]): string {
  const latin1 = new TextDecoder('latin1')
  const texts = parts.map(({ content }) => latin1.decode(content))
  let number = 1
  while (texts.some((text) => text.includes(`deskdouble-form-${number}`))) number++
  return `deskdouble-form-${number}`
}
