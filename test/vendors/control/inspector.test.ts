import { afterEach, describe, expect, it } from 'vitest'
import { createEmulator, type Listening } from '../../../src/index.ts'

const PAGE = '/_control/'

/** Matches the files that a page refers to. */
const REFERENCE = /(?:href|src)="([^"]+)"/g

describe('the inspector', () => {
  const servers: Listening[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close()
  })

  it('redirects /_control to the inspector page', async () => {
    const response = await createEmulator().fetch('/_control', { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([308, PAGE])
  })

  it('serves every file that the page refers to with its media type', async () => {
    const emulator = createEmulator()
    const page = await (await emulator.fetch(PAGE)).text()
    const parts = [...page.matchAll(REFERENCE)].map(([, path = '']) => path)
    const types = parts.map(async (path) => (await emulator.fetch(path)).headers.get('content-type'))
    expect(new Set(await Promise.all(types))).toEqual(new Set(['image/svg+xml', 'text/css', 'text/javascript']))
  })

  it('forbids the page to load from other hosts and to be framed', async () => {
    const emulator = createEmulator()
    for (const path of [PAGE, '/_control/inspector/inspector.js']) {
      const { headers } = await emulator.fetch(path)
      const rules = (headers.get('content-security-policy') ?? '').split('; ')
      expect(rules).toEqual(expect.arrayContaining(["default-src 'none'", "frame-ancestors 'none'"]))
      // Pictures of bodies are part of the page.
      const others = rules.filter((rule) => rule !== "img-src 'self' data:")
      const sources = others.flatMap((rule) => rule.split(' ').slice(1))
      expect(sources.filter((source) => !["'none'", "'self'"].includes(source))).toEqual([])
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('serves the inspector without a token beyond loopback and requires the token for its data', async () => {
    const emulator = createEmulator()
    const server = await emulator.listen({ host: '0.0.0.0', port: 0, controlToken: 'a-token-of-the-test' })
    servers.push(server)
    const statusOf = async (path: string, headers = {}) => {
      return (await fetch(`http://127.0.0.1:${server.port}${path}`, { headers })).status
    }
    const authorization = 'Bearer a-token-of-the-test'
    expect(await statusOf(PAGE)).toBe(200)
    expect(await statusOf('/_control/inspector/inspector.js')).toBe(200)
    expect(await statusOf('/_control/vendors')).toBe(401)
    expect(await statusOf('/_control/worlds/default/journal')).toBe(401)
    expect(await statusOf('/_control/worlds/default/journal', { authorization })).toBe(200)
  })

  it('refers to no other host', async () => {
    const emulator = createEmulator()
    const page = await (await emulator.fetch(PAGE)).text()
    const script = await (await emulator.fetch('/_control/inspector/inspector.js')).text()
    const style = await (await emulator.fetch('/_control/inspector/inspector.css')).text()
    const urls = [...`${page}${script}${style}`.matchAll(/https?:\/\/[^\s"'`)]+/g)].map(([url]) => url)
    // URLs of XML namespaces, and those that are sampled as values of a request body, are never requested. A link to
    // the documentation is followed on a click.
    const docs = 'https://github.com/deskdouble/deskdouble/blob/main/docs'
    const allowed = ['http://www.w3.org/', 'https://${', 'https://desk.example/', docs]
    expect(urls.filter((url) => !allowed.some((start) => url.startsWith(start)))).toEqual([])
  })
})
