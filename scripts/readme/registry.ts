import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A registry of npm packages that has one more than the usual one: the package that was packed. */
export interface Registry {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Serves a packed package under its name, and all others as the registry that npm is set to does. */
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
    else void pass(`${upstream}${path}`, accept, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server listens on a port, so its address has one.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function pass(url: string, accept: string | undefined, response: ServerResponse): Promise<void> {
  try {
    const answer = await fetch(url, { headers: { ...(accept !== undefined && { accept }) } })
    const type = answer.headers.get('content-type')
    response.writeHead(answer.status, { ...(type !== null && { 'content-type': type }) })
    response.end(Buffer.from(await answer.arrayBuffer()))
  } catch (error) {
    response.writeHead(502).end(String(error))
  }
}
