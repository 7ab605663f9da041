import { afterEach, describe, expect, it } from 'vitest'
import { createEmulator, type Listening } from '../../../src/index.ts'

const PAGE = '/_control/'

/** What a page refers to, and what it may be refused. */
const REFERENCE = /(?:href|src)="([^"]+)"/g

describe('the inspector', () => {
  const servers: Listening[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close()
  })

  it('is one slash further than its name', async () => {
    const response = await createEmulator().fetch('/_control', { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([308, PAGE])
  })

  it('has all the parts that its page refers to, with their types', async () => {
    const emulator = createEmulator()
    const page = await (await emulator.fetch(PAGE)).text()
    const parts = [...page.matchAll(REFERENCE)].map(([, path = '']) => path)
    const types = parts.map(async (path) => (await emulator.fetch(path)).headers.get('content-type'))
    expect(new Set(await Promise.all(types))).toEqual(new Set(['image/svg+xml', 'text/css', 'text/javascript']))
  })

  it('the page may load nothing from elsewhere and stands in no frame', async () => {
    const emulator = createEmulator()
    for (const path of [PAGE, '/_control/inspector/inspector.js']) {
      const { headers } = await emulator.fetch(path)
      const rules = (headers.get('content-security-policy') ?? '').split('; ')
      expect(rules).toEqual(expect.arrayContaining(["default-src 'none'", "frame-ancestors 'none'"]))
      const sources = rules.flatMap((rule) => rule.split(' ').slice(1))
      expect(sources.filter((source) => !["'none'", "'self'"].includes(source))).toEqual([])
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('beyond loopback the inspector asks for the token', async () => {
    const emulator = createEmulator()
    const server = await emulator.listen({ host: '0.0.0.0', port: 0, controlToken: 'a-token-of-the-test' })
    servers.push(server)
    const ask = async (path: string, headers = {}) => {
      return (await fetch(`http://127.0.0.1:${server.port}${path}`, { headers })).status
    }
    const authorization = 'Bearer a-token-of-the-test'
    expect(await ask(PAGE)).toBe(200)
    expect(await ask('/_control/inspector/inspector.js')).toBe(200)
    expect(await ask('/_control/health')).toBe(401)
    expect(await ask('/_control/worlds/default/journal')).toBe(401)
    expect(await ask('/_control/worlds/default/journal', { authorization })).toBe(200)
  })

  it('names no other machine', async () => {
    const emulator = createEmulator()
    const page = await (await emulator.fetch(PAGE)).text()
    const script = await (await emulator.fetch('/_control/inspector/inspector.js')).text()
    const style = await (await emulator.fetch('/_control/inspector/inspector.css')).text()
    const named = [...`${page}${script}${style}`.matchAll(/https?:\/\/[^\s"'`)]+/g)].map(([url]) => url)
    // Names of XML namespaces, which nobody asks for.
    expect(named.filter((url) => !url.startsWith('http://www.w3.org/'))).toEqual([])
  })
})
