import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { default as Sdk } from 'purecloud-platform-client-v2'
import type { Tour, TourWorlds, WorldAccess } from '../tour.ts'

/** A tour with the vendor's own client, unmodified. */
export const genesysSdk: Tour = { consumer: 'genesys-sdk', vendor: 'genesys', run }

const NEW = { name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } }
const NOBODY = '00000000-0000-4000-8000-000000000000'

async function run(worlds: TourWorlds): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'deskdouble-sdk-'))
  const before = { ...process.env }
  // The client reads its settings from the home directory, and axios reads its proxy from the environment.
  Object.assign(process.env, { HOME: home, USERPROFILE: home, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' })
  try {
    const { default: sdk } = await import('purecloud-platform-client-v2')
    await work(sdk, worlds.start())
    await beRefused(sdk, worlds.start())
  } finally {
    process.env = before
    await rm(home, { recursive: true, force: true })
  }
}

async function enter({ ApiClient }: typeof Sdk, { url, settings }: WorldAccess): Promise<void> {
  const client = ApiClient.instance
  client.config.live_reload_config = false
  client.setReturnExtendedResponses(false)
  const { hostname, port, pathname } = new URL(url)
  const prefix = `${pathname.slice(1)}/`
  client.setGateway({
    host: hostname,
    protocol: 'http',
    port: Number(port),
    path_params_login: `${prefix}login`,
    path_params_api: prefix,
  })
  await client.loginClientCredentialsGrant(settings['clientId'] ?? '', settings['clientSecret'] ?? '')
}

async function work(sdk: typeof Sdk, access: WorldAccess): Promise<void> {
  await enter(sdk, access)
  const assistants = new sdk.AgentAssistantsApi()
  const routing = new sdk.RoutingApi()
  await routing.getRoutingQueues({ pageSize: 3 })
  await assistants.getAssistants({ pageSize: '5', expand: 'copilot' })
  const page = await assistants.getAssistants({ limit: '5' })
  const after = URL.parse(page.nextUri ?? '', 'http://genesys.test')?.searchParams.get('after') ?? ''
  await assistants.getAssistants({ pageSize: '5', after })
  await assistants.getAssistants({ name: 'returns DESK' })

  const created = await assistants.postAssistants(NEW)
  const id = created.id ?? ''
  await assistants.getAssistant(id, { expand: 'copilot' })
  // The client sends back the whole record, including read-only fields.
  await assistants.patchAssistant(id, { ...created, name: 'Second line' })
  await assistants.getAssistants({ name: 'second LINE' })
  const holder = page.entities?.[0]?.id ?? ''
  const held = await assistants.getAssistantQueues(holder)
  const [queue, other] = held.entities?.map(({ id: queueId }) => queueId) ?? []
  await assistants.deleteAssistantQueues(holder, { queueIds: [queue, other].join() })
  await assistants.putAssistantQueue(id, queue ?? '', { id: queue ?? '', mediaTypes: ['Call', 'Email'] })
  await assistants.getAssistantQueue(id, queue ?? '', { expand: 'assistant' })
  await assistants.patchAssistantQueues(id, [{ id: other ?? '', mediaTypes: ['Message'] }])
  await assistants.patchAssistantQueues(id, [])
  await assistants.getAssistantsQueues({ queueIds: [queue, other].join() })
  await assistants.deleteAssistantQueue(id, queue ?? '')
  await assistants.deleteAssistant(id)
  // A token for client credentials has no user; the token of the scenario has one.
  sdk.ApiClient.instance.setAccessToken(access.headers['authorization']?.replace('Bearer ', '') ?? '')
  await new sdk.UsersApi().getUsersMe()
  await new sdk.OrganizationApi().getOrganizationsMe()
}

async function beRefused(sdk: typeof Sdk, access: WorldAccess): Promise<void> {
  await enter(sdk, access)
  const assistants = new sdk.AgentAssistantsApi()
  const [first, second] = (await assistants.getAssistants({ pageSize: '2' })).entities ?? []
  const [held] = (await assistants.getAssistantQueues(first?.id ?? '')).entities ?? []
  const calls = [
    () => assistants.getAssistant(NOBODY),
    () => assistants.getAssistants({ pageSize: '201' }),
    () => assistants.postAssistants({ ...NEW, transcriptionConfig: { vendorName: 'Parrot' } }),
    () => assistants.postAssistants({ ...NEW, name: first?.name ?? '' }),
    () => assistants.putAssistantQueue(second?.id ?? '', held?.id ?? '', { id: held?.id ?? '', mediaTypes: ['Call'] }),
  ]
  // Each call rejects with the error body.
  for (const call of calls) await call().catch(() => undefined)
}
