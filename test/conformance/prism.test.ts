import { createServer as createHttpServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmulator, type Listening, type ListeningEmulator } from '../../src/index.ts'
import { readSpecFile } from '../support/spec-file.ts'
import { vendorCases } from '../vendors/cases.ts'
import { type Step, tourOf } from '../vendors/tour.ts'

interface Violation {
  readonly location: readonly string[]
  readonly severity: string
  readonly message: string
}

/** Starts Prism as a proxy of the emulator. Prism reports violations in the header `sl-violations`. */
async function startPrism(spec: string, upstream: string, checks: 'requests and responses' | 'responses') {
  const require = createRequire(import.meta.url)
  // Prism's command line builds its proxy from these two modules. Neither has types for this use.
  const { createServer } = require('@stoplight/prism-http-server')
  const { getHttpOperationsFromSpec } = require('@stoplight/prism-cli/dist/operations')
  const operations = await getHttpOperationsFromSpec(
    fileURLToPath(new URL(`../../specs/${spec}.yaml`, import.meta.url)),
  )
  const strict = checks === 'requests and responses'
  const quiet = {
    info() {},
    warn() {},
    error() {},
    debug() {},
    trace() {},
    fatal() {},
    success() {},
    child: () => quiet,
  }
  const server = createServer(operations, {
    config: {
      isProxy: true,
      upstream: new URL(upstream),
      validateRequest: strict,
      checkSecurity: strict,
      validateResponse: true,
      errors: false,
      mock: false,
    },
    components: { logger: quiet },
    cors: false,
  })
  const url: string = await server.listen(0, '127.0.0.1')
  return { url, close: (): Promise<void> => server.close() }
}

describe.each(vendorCases)('Prism as a validating proxy of $name', (vendorCase) => {
  const { name, scenario, options, direct = {} } = vendorCase
  const steps = tourOf(readSpecFile(name), vendorCase).filter(({ operation, status }) => {
    // Prism follows redirects itself.
    return !(operation in direct) && status !== 302
  })
  let emulator: ListeningEmulator
  let server: Listening
  let strict: Awaited<ReturnType<typeof startPrism>>
  let lenient: Awaited<ReturnType<typeof startPrism>>

  beforeAll(async () => {
    emulator = createEmulator({ scenario, seed: 7, clock: '2026-01-15T09:00:00Z', ...options })
    server = await emulator.listen({ port: 0 })
    strict = await startPrism(name, server.url, 'requests and responses')
    lenient = await startPrism(name, server.url, 'responses')
  })

  afterAll(async () => {
    await Promise.all([strict.close(), lenient.close()])
    await server.close()
  })

  it.each(steps.map((step) => [`${step.operation} ${step.status}`, step] as const))(
    'reports no violation in %s',
    async (_, step) => {
      const response = await sendThroughProxy(step)
      expect(response.status).toBe(step.status)
      expect(violationsOf(response)).toEqual([])
      expect(emulator.exchanges().at(-1)?.operation).toBe(step.operation)
    },
  )

  /** Sends a step through a proxy. A step that expects an error goes through the proxy that checks only responses. */
  async function sendThroughProxy(step: Step): Promise<Response> {
    emulator.reset()
    await step.prepare?.(emulator)
    const { path, ...init } = step.request
    return fetch((step.status < 400 ? strict : lenient).url + path, { ...init, redirect: 'manual' })
  }
})

describe('Prism as a validating proxy', () => {
  it('reports a response that violates the spec', async () => {
    const faulty = createHttpServer((_, response) =>
      response.setHeader('content-type', 'application/json').end('{"entities":3}'),
    )
    await new Promise<void>((resolve) => faulty.listen(0, '127.0.0.1', resolve))
    const { port } = faulty.address() as AddressInfo
    const prism = await startPrism('genesys', `http://127.0.0.1:${port}`, 'responses')
    const response = await fetch(`${prism.url}/api/v2/assistants`)
    const locations = violationsOf(response).map(({ location }) => location.join('.'))
    expect(locations).toContain('response.body.entities')
    await prism.close()
    faulty.close()
  })
})

function violationsOf(response: Response): Violation[] {
  return JSON.parse(response.headers.get('sl-violations') ?? '[]')
}
