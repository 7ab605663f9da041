import type { BrowserContext, Request as PageRequest, Route } from '@playwright/test'
import type { AnyEmulator } from '../../emulator/emulator.ts'
import { type Fetch, fetchInProcess } from '../../emulator/in-process.ts'
import { createRequestFilter, type OriginChoice } from '../../emulator/request-filter.ts'
import type { AnyWorldHandle } from '../../emulator/world-handle.ts'

/** The world that answers the requests of a page. */
interface AnsweringWorld {
  readonly emulator: AnyEmulator
  readonly world: Pick<AnyWorldHandle, 'name'>
  /** origins that it answers, beside the vendors' real hosts */
  readonly origins: readonly OriginChoice[]
}

/** Answers the requests of all pages of a browser context to a vendor, at its hosts and at other origins. */
export async function answerRequests(
  context: BrowserContext,
  { emulator, world, origins }: AnsweringWorld,
): Promise<void> {
  const accepts = createRequestFilter(emulator, undefined, origins)
  const send = fetchInProcess((request, failConnection) => emulator.handle(request, { failConnection }))
  await context.route(
    (url) => accepts(url.href),
    (route) => answer(route, world.name, send),
  )
}

async function answer(route: Route, worldName: string, send: Fetch): Promise<void> {
  try {
    const response = await send(toRequest(route.request(), worldName))
    const { status, headers } = response
    await route.fulfill({ status, headers: toHeaders(headers), body: Buffer.from(await response.arrayBuffer()) })
  } catch (error) {
    // A fault broke the connection, or its response is incomplete.
    if (!(error instanceof TypeError)) throw error
    await route.abort('connectionreset')
  }
}

function toRequest(request: PageRequest, worldName: string): Request {
  const method = request.method()
  const body = request.postDataBuffer()
  return new Request(request.url(), {
    method,
    headers: { ...request.headers(), 'x-world': worldName },
    ...(body && method !== 'GET' && method !== 'HEAD' && { body: new Uint8Array(body) }),
  })
}

/** Returns headers as Playwright expects them: one line for each cookie. */
function toHeaders(headers: Headers): Record<string, string> {
  const cookies = headers.getSetCookie()
  return { ...Object.fromEntries(headers), ...(cookies.length > 0 && { 'set-cookie': cookies.join('\n') }) }
}
