import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An object of a bucket. */
interface StoredObject {
  readonly bytes: Buffer
  readonly etag: string
  readonly modified: string
}

/** A double of an S3 bucket on 127.0.0.1, with the operations and conditions that a cluster of workerd uses. */
export interface BucketDouble {
  readonly url: string
  /** requests that were answered so far, by method */
  readonly counts: Readonly<Record<string, number>>
  readonly close: () => void
}

/** Most keys of a page of a listing. */
const MOST_LISTED = 1000

/** Starts a bucket. @param latency time before each answer, in ms */
export async function startBucket(latency = 0): Promise<BucketDouble> {
  const objects = new Map<string, StoredObject>()
  const counts: Record<string, number> = {}
  const respond = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = 'GET' } = incoming
    counts[method] = (counts[method] ?? 0) + 1
    const bytes = await bytesOf(incoming)
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency))
    answer(objects, incoming, bytes, outgoing)
  }
  const server = createServer((incoming, outgoing) => {
    // A client that ends meanwhile needs no answer.
    respond(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with a port.
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}`, counts, close }
}

function answer(
  objects: Map<string, StoredObject>,
  incoming: IncomingMessage,
  bytes: Buffer,
  outgoing: ServerResponse,
) {
  const url = new URL(incoming.url ?? '/', 'http://bucket')
  const [, , ...rest] = url.pathname.split('/')
  const key = decodeURIComponent(rest.join('/'))
  const known = objects.get(key)
  const { method } = incoming
  if (method === 'GET' && url.searchParams.has('list-type'))
    return send(outgoing, 200, listing(objects, url.searchParams))
  if (!meetsConditions(incoming, known)) return send(outgoing, 412, error('PreconditionFailed'))
  if (method === 'PUT') {
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`
    objects.set(key, { bytes, etag, modified: new Date().toUTCString() })
    return send(outgoing, 200, '', { etag })
  }
  if (method === 'DELETE') {
    objects.delete(key)
    return send(outgoing, 204, '')
  }
  if (!known) return send(outgoing, 404, error('NoSuchKey'))
  return send(outgoing, 200, known.bytes, { etag: known.etag, 'last-modified': known.modified })
}

function meetsConditions({ headers, method }: IncomingMessage, known: StoredObject | undefined): boolean {
  if (method === 'GET' || method === 'HEAD') return true
  const match = headers['if-match']
  if (match !== undefined) return known?.etag === match
  return headers['if-none-match'] !== '*' || known === undefined
}

function listing(objects: ReadonlyMap<string, StoredObject>, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? ''
  const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted()
  const page = keys.slice(0, Number(query.get('max-keys') ?? MOST_LISTED))
  const contents = page.map((key) => {
    const { etag, bytes, modified } = objects.get(key) ?? { etag: '', bytes: '', modified: '' }
    const date = new Date(modified).toISOString()
    return `<Contents><Key>${escapeXml(key)}</Key><LastModified>${date}</LastModified><ETag>${escapeXml(etag)}</ETag><Size>${bytes.length}</Size></Contents>`
  })
  const next =
    page.length < keys.length ? `<NextContinuationToken>${escapeXml(page.at(-1) ?? '')}</NextContinuationToken>` : ''
  const truncated = page.length < keys.length
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${truncated}</IsTruncated><KeyCount>${page.length}</KeyCount>${next}${contents.join('')}</ListBucketResult>`
}

function error(code: string): string {
  return `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function send(
  outgoing: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  outgoing.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers })
  outgoing.end(body)
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part)
  return Buffer.concat(parts)
}
