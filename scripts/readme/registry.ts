import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An npm registry that has the packed package in addition to those of the configured registry. */
export interface Registry {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Starts a registry that serves a packed package, and forwards requests for other packages to npm's registry. */
export async function startRegistry(tarball: string): Promise<Registry> {
  const upstream = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim().replace(/\/$/, '')
  const bytes = readFileSync(tarball)
  const manifest = JSON.parse(execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' }))
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
  const server = createServer(({ url: path = '', headers: { host, accept } }, response) => {
    const { name, version } = manifest
    if (path === `/${name}`) {
      const dist = { tarball: `http://${host}/${name}/-/${name}.tgz`, integrity }
      const packument = { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } }
      response.setHeader('content-type', 'application/json').end(JSON.stringify(packument))
    } else if (path === `/${name}/-/${name}.tgz`) response.end(bytes)
    else void forward(`${upstream}${path}`, accept, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // The address of a server that listens on a port has a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function forward(url: string, accept: string | undefined, response: ServerResponse): Promise<void> {
  try {
    const upstream = await fetch(url, { headers: { ...(accept !== undefined && { accept }) } })
    const type = upstream.headers.get('content-type')
    response.writeHead(upstream.status, { ...(type !== null && { 'content-type': type }) })
    response.end(Buffer.from(await upstream.arrayBuffer()))
  } catch (error) {
    response.writeHead(502).end(String(error))
  }
}
