import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Ways in which the server of {@link serveBoards} is wrong. */
export interface Flaws {
  /** the response to a create does not come back */
  readonly forgets?: boolean
  readonly keepsDeleted?: boolean
  /** no read finds a record */
  readonly losesNew?: boolean
  /** connections are closed without a response */
  readonly hangsUp?: boolean
  readonly hidesNext?: boolean
  readonly repeatsPages?: boolean
  readonly breaksSchema?: boolean
}

/** Serves boards in memory, with the flaws that a test needs. */
export async function serveBoards(flaws: Flaws = {}) {
  const boards = new Map<string, { id: string; title: string }>()
  const server = createServer((request, response) => {
    if (flaws.hangsUp) {
      request.socket.destroy()
      return
    }
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    void bodyOf(request).then((sent) => {
      const [status, body] = answer(request.method ?? '', pathname, searchParams, sent)
      response.writeHead(status, { 'content-type': 'application/json' }).end(body && JSON.stringify(body))
    })
  })

  const answer = (method: string, path: string, query: URLSearchParams, body: object): [number, unknown?] => {
    const id = path.split('/')[2]
    if (id === undefined) return method === 'POST' ? create(body) : [200, page(query)]
    const board = boards.get(id)
    if (board === undefined || (flaws.losesNew && method === 'GET')) return [404]
    if (method === 'DELETE') {
      if (!flaws.keepsDeleted) boards.delete(id)
      return [204]
    }
    if (method === 'PATCH') boards.set(id, { ...board, ...body })
    return [200, flaws.breaksSchema ? { id } : boards.get(id)]
  }

  const create = (body: object): [number, unknown] => {
    const id = `b${boards.size + 1}`
    const board = { title: '', ...body, id }
    boards.set(id, flaws.forgets ? { id, title: 'another' } : board)
    return [201, { board }]
  }

  const page = (query: URLSearchParams) => {
    const size = Number(query.get('limit') ?? 100)
    const start = flaws.repeatsPages ? 0 : Number(query.get('cursor') ?? 0)
    const more = start + size < boards.size
    const data = [...boards.values()].slice(start, start + size)
    return { data, ...(more && !flaws.hidesNext && { next: String(start + size) }) }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? {} : JSON.parse(text)
}
