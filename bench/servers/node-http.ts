import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { assistant, manyAssistants } from '../assistants.ts'
import { announce } from './announce.ts'

// Bare node:http with constant bytes: no router and no store; of the request, only the path is read.

const PATH = '/api/v2/assistants'
const one = Buffer.from(JSON.stringify(assistant(0)))
const list = Buffer.from(
  JSON.stringify({ entities: manyAssistants(25), nextUri: `${PATH}?pageSize=25&after=x`, selfUri: PATH }),
)

const server = createServer((request, response) => {
  const body = request.method === 'GET' && !request.url?.startsWith(`${PATH}/`) ? list : one
  const answer = () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.byteLength })
    response.end(body)
  }
  if (request.method === 'GET') return answer()
  request.on('end', answer).resume()
})

server.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address of this type.
  announce((server.address() as AddressInfo).port)
})
