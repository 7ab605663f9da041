/** A client of the server that measures itself. */
export interface BlocksClient {
  /** Sends a request and reads the whole response. Throws unless it has the status. */
  readonly send: (path: string, init?: RequestInit, status?: number) => Promise<string>
  /** Sends a JSON body. */
  readonly post: (path: string, body: object, status?: number) => Promise<string>
}

/** Requests that could block a server. */
export interface BlockCase {
  readonly name: string
  /** sends what the case needs first, once */
  readonly prepare?: (client: BlocksClient) => Promise<unknown>
  readonly run: (client: BlocksClient) => Promise<unknown>
}

const WORLD = '/_control/worlds/default'
const HEADERS = { authorization: 'Bearer any-token', 'x-api-key': 'any' }
const JSON_TYPE = { 'content-type': 'application/json' }
const FILE_BYTES = 25 * 2 ** 20
const FULL = 1000
/** Any status: the number of records decides. */
const ANY = 0

/** Cases in the order in which they are measured: each may use what those before it left. */
export const BLOCK_CASES: readonly BlockCase[] = [
  { name: 'unmatched path', run: (client) => client.send('/wide/projects-7/x/setings/y/revisions-7', {}, 404) },
  { name: 'unmatched path of 8 KB', run: (client) => client.send(`/wide/${'projects'.repeat(1000)}`, {}, 404) },
  { name: 'unmatched path of 4,000 segments', run: (client) => client.send(`/wide${'/a'.repeat(4000)}`, {}, 404) },
  {
    name: 'unmatched path of many similar segments',
    run: (client) => client.send(`/wide${'/revision-1234-of-histories'.repeat(250)}`, {}, 404),
  },
  { name: 'path of no vendor, 8 KB', run: (client) => client.send(`/${'assistants/'.repeat(700)}`, {}, 404) },
  {
    name: 'list of 1,000 near misses',
    prepare: (client) => repeat(FULL, (i) => client.send(`/wide/projects-${i % 50}/x/setings/y/revisions-7`, {}, 404)),
    run: (client) => client.send(`${WORLD}/journal/near-misses`),
  },
  {
    name: 'list of all records, not paged',
    run: (client) => client.send('/wide/things', {}, ANY),
  },
  { name: 'page of the largest size', run: (client) => client.send('/api/v2/assistants?pageSize=200') },
  { name: 'search by name', run: (client) => client.send('/api/v2/assistants?name=*zzz*&pageSize=200') },
  { name: 'collections of a world', run: (client) => client.send(`${WORLD}/state`) },
  { name: 'page of 1,000 records', run: (client) => client.send(`${WORLD}/state/genesys/assistants?limit=1000`) },
  { name: 'all records in pages of 1,000', run: (client) => allPages(client, `${WORLD}/state/genesys/assistants`) },
  {
    name: 'records that contain a text',
    run: (client) => client.send(`${WORLD}/state/genesys/assistants?limit=1000&search=zzz`),
  },
  {
    name: 'journal of 1,000 with bodies',
    prepare: (client) => fillJournal(client),
    run: (client) => client.send(`${WORLD}/journal?limit=1000`),
  },
  { name: 'count of requests', run: (client) => client.send(`${WORLD}/journal/count?path=assist`) },
  { name: 'wait for requests', run: (client) => client.send(`${WORLD}/journal/wait?path=assist&count=900&timeout=10`) },
  { name: 'HAR of 1,000 with bodies', run: (client) => client.send(`${WORLD}/journal/har`) },
  { name: 'events of 1,000 with bodies', run: (client) => readEvents(client) },
  {
    name: 'pact of 200 requests',
    prepare: (client) => startWorld(client, 'pacts', { scenario: 'small-team' }).then(() => fillPact(client)),
    run: (client) => client.send('/_control/worlds/pacts/pact?vendor=genesys&consumer=bench'),
  },
  {
    name: 'diff of 100,000 other records',
    prepare: (client) => startWorld(client, 'other', { from: 'default' }).then(() => otherRecords(client)),
    run: (client) => client.send('/_control/worlds/other/diff?from=snapshot:before', {}, ANY),
  },
  {
    name: 'diff of 9,000 records',
    prepare: (client) => startWorld(client, 'few', { scenario: 'small-team' }).then(() => fewRecords(client)),
    run: (client) => client.send('/_control/worlds/few/diff?from=snapshot:before'),
  },
  {
    name: 'start of a world with 10,500 records',
    run: (client) => startWorld(client, `e${count++}`, { scenario: 'everything', with: { count: 500 + count } }),
  },
  { name: 'list of scenarios', run: (client) => client.send('/_control/scenarios') },
  { name: 'OpenAPI document, JSON', run: (client) => client.send('/_control/vendors/wide/openapi.json') },
  { name: 'OpenAPI document, YAML', run: (client) => client.send('/_control/vendors/wide/openapi.yaml') },
  { name: 'upload of 25 MiB', run: (client) => upload(client) },
  { name: 'record with a file of 25 MiB', run: (client) => client.send(`${WORLD}/state/bird/files`) },
  { name: 'HAR with files of 25 MiB', run: (client) => client.send(`${WORLD}/journal/har`) },
]

let count = 0

/** Opens a client of the server. */
export async function openBlocksClient(url: string): Promise<BlocksClient> {
  const send: BlocksClient['send'] = async (path, init = {}, status = 200) => {
    const address = path.startsWith('/') ? `${url}${path}` : path
    const response = await fetch(address, {
      ...init,
      headers: new Headers([...Object.entries(HEADERS), ...new Headers(init.headers)]),
    })
    const text = await response.text()
    const isExpected = status === ANY || (status === 200 ? response.ok : response.status === status)
    if (!isExpected) throw new Error(`${path.slice(0, 200)} answered ${response.status}: ${text.slice(0, 500)}`)
    return text
  }
  const post: BlocksClient['post'] = (path, body, status) => {
    return send(path, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) }, status)
  }
  return { send, post }
}

async function repeat(times: number, call: (i: number) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < times; i++) await call(i)
}

async function allPages(client: BlocksClient, path: string): Promise<void> {
  let next: string | undefined
  do {
    const cursor: string = next === undefined ? '' : `&cursor=${next}`
    next = JSON.parse(await client.send(`${path}?limit=1000${cursor}`)).next
  } while (next !== undefined)
}

/** Fills the journal with requests whose bodies nearly reach its limit of bytes. */
function fillJournal({ send, post }: BlocksClient): Promise<void> {
  const description = 'A question about a bill, with words? and = and &. '.repeat(200)
  return repeat(FULL, (i) => {
    if (i % 2 === 0) return send(`/api/v2/assistants?pageSize=10&pageNumber=${i}`)
    return post('/api/v2/assistants', { name: `Desk ${i}`, description }, 400)
  })
}

/** Reads the events of a journal until the last one. */
async function readEvents({ send }: BlocksClient): Promise<void> {
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 2000)
  await send(`${WORLD}/journal/events`, { headers: { 'last-event-id': '1' }, signal: stop.signal }).catch(() => {})
}

async function startWorld({ send, post }: BlocksClient, name: string, options: object): Promise<void> {
  await send(`/_control/worlds/${name}`, { method: 'DELETE' }).catch(() => undefined)
  await post('/_control/worlds', { name, ...options })
}

function fillPact({ send }: BlocksClient): Promise<void> {
  return repeat(190, (i) => send(`/_world/pacts/api/v2/assistants?pageSize=${1 + (i % 100)}`))
}

async function otherRecords({ send, post }: BlocksClient): Promise<void> {
  await send('/_control/worlds/other/snapshots/before', { method: 'PUT' })
  await post('/_control/worlds/other/reset', { scenario: 'other' })
}

async function fewRecords({ send, post }: BlocksClient): Promise<void> {
  await send('/_control/worlds/few/snapshots/before', { method: 'PUT' })
  await post('/_control/worlds/few/reset', { scenario: 'things' })
}

async function upload({ send }: BlocksClient): Promise<void> {
  const agents = JSON.parse(await send(`${WORLD}/state/bird/agents?limit=1`)).records
  const { workspaceId, id } = agents[0].record
  const { url, formData } = JSON.parse(await send(`/workspaces/${workspaceId}/agents/${id}/presigned-upload`))
  const form = new FormData()
  for (const [name, value] of Object.entries<string>(formData)) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(FILE_BYTES).map((_, i) => i * 7)]), 'file.bin')
  await send(url, { method: 'POST', body: form })
}
