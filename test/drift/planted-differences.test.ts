import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TrafficLog } from '../../src/cli/proxy/traffic-log.ts'
import { checkDrift } from '../../src/drift/check-drift.ts'
import { readHar } from '../../src/drift/read-har.ts'
import { replayTraffic } from '../../src/drift/replay/replay-traffic.ts'
import { createEmulator } from '../../src/index.ts'
import { vendors } from '../../src/vendors/index.ts'
import { noBrowser, startBrowser } from '../e2e/chromium.ts'
import { temporaryFolder } from '../support/pacts.ts'
import { serve } from '../support/proxied.ts'
import { k6Archive, mitmproxyArchive, send } from './archives.ts'
import { type ClientRequest, clientRequests, PLANTED, type Service, startService } from './planted-service.ts'

/** The differences by the kind that was planted. The order of a list is compared by `drift replay`. */
const FOUND: Readonly<Record<Exclude<keyof typeof PLANTED, 'order'>, string>> = {
  default: 'createAssistant 201: language defaults to "de", "en" is declared (documented)',
  status: 'createTeam 200: status 200, 201 is declared (documented)',
  'missing field': 'listAssistants 200: data[].createdAt is missing (reference)',
  'page size': 'listAssistants 200: data has 25 items, limit defaults to 20 (reference)',
  enum: 'listModels 200: data[].provider is "mistral", which is not one of the 3 declared values (reference)',
  type: 'listSessions 200: data[].messageCount is string, integer is declared (documented)',
  null: 'readAssistant 200: companyId is null, string is declared (reference)',
  'error shape': 'readAssistant 404: the body has another shape: statusCode and reason instead of error (documented)',
  'date format': 'readTeam 200: createdAt is not an RFC 3339 date-time, it looks like 9999-99-99 99:99:99 (documented)',
  header: 'readTeam 200: header X-RateLimit-Limit is missing (documented)',
  'new field': 'listTeams 200: data[].region, string (documented)',
}

describe('drift check against a service with twelve planted differences', () => {
  let planted: Service
  let sent: Awaited<ReturnType<typeof send>>

  beforeAll(async () => {
    planted = await startService(Object.values(PLANTED))
    sent = await send(planted, await clientRequests(planted))
  })
  afterAll(() => planted.close())

  it.each([
    ["k6's", k6Archive],
    ["mitmproxy's", mitmproxyArchive],
  ])('finds each difference once, and no other, in an archive of %s format', (_, toArchive) => {
    expect(differencesIn(toArchive(sent))).toEqual(Object.values(FOUND).toSorted())
  })

  it.skipIf(noBrowser)('finds each difference once, and no other, in an archive of Playwright', async () => {
    const service = await startService(Object.values(PLANTED))
    const archive = await browse(service, await clientRequests(service))
    await service.close()

    expect(differencesIn(archive)).toEqual(Object.values(FOUND).toSorted())
  })

  it('finds each difference once, and no other, in an archive of our proxy', async () => {
    const file = join(await temporaryFolder(), 'traffic.har')
    const emulator = createEmulator({ vendors: { singularity: vendors.singularity } })
    const log = new TrafficLog(emulator.vendors, file)
    const service = await startService(Object.values(PLANTED))
    const url = await serve(emulator, {
      proxy: { to: service.url },
      log: (exchange, millis) => log.add(exchange, millis),
    })
    await send({ ...service, url }, await clientRequests(service))
    log.end()
    await service.close()

    expect(differencesIn(await readFile(file, 'utf8'))).toEqual(Object.values(FOUND).toSorted())
  })

  it('leaves the order to drift replay, which finds it', async () => {
    const traffic = readHar(k6Archive(sent), { file: 'desk.har', vendors })
    const [report] = await replayTraffic(traffic, { vendors })
    const orders = report?.differences.filter(({ kind }) => kind === 'order')
    expect(orders).toMatchObject([{ operation: 'listAssistants', service: 'the reverse order', count: 1 }])
  })

  it('finds no difference in a service that answers like the double', async () => {
    const service = await startService([])
    const same = await send(service, await clientRequests(service))
    await service.close()

    expect(differencesIn(k6Archive(same))).toEqual([])
  })
})

function differencesIn(archive: string): string[] {
  const { report } = checkDrift(readHar(archive, { file: 'desk.har', vendors }), { vendors })
  return report.vendors
    .flatMap(({ differences }) => differences)
    .map(
      ({ places, message, provenance }) => `${places[0]?.operation} ${places[0]?.status}: ${message} (${provenance})`,
    )
    .toSorted()
}

/** Sends the requests from a page and returns the archive that Playwright records. */
async function browse({ url, headers }: Service, requests: readonly ClientRequest[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-har-'))
  const archive = join(folder, 'desk.har')
  const { context, close } = await startBrowser([], archive)
  const page = await context.newPage()
  await page.goto(`${url}/a-page-of-the-app`)
  for (const { method, path, body } of requests) {
    const options = {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    }
    await page.evaluate(async ([target, init]) => (await fetch(target, init)).text(), [path, options] as const)
  }
  await close()
  const text = await readFile(archive, 'utf8')
  await rm(folder, { recursive: true, force: true })
  return text
}
