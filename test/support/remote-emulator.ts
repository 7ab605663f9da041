import type { EmulatorOptions, ListeningEmulator } from '../../src/index.ts'
import { type BundledWorker, bundle } from './workerd.ts'

/** Header that separates the emulators of different tests in one worker. It does not reach the worker's own code. */
const TENANT = 'x-test-tenant'

/**
 * Bundles a worker in which many emulators are independent of each other, each with a list of worlds and a default world
 * of its own. A header tells them apart; their objects see names without it.
 * @param options of `createWorker`
 */
export function bundleTenants(
  options: Pick<EmulatorOptions, 'scenario' | 'seed' | 'clock' | 'limits'>,
): Promise<BundledWorker> {
  return bundle(`
    import { createWorker } from './src/adapters/workers.ts'
    import { vendors } from './src/vendors/index.ts'
    const worker = createWorker({ vendors, ...${JSON.stringify(options)} })
    const bindingsOf = (env, tenant) => {
      const named = (namespace) => ({
        idFromName: (name) => namespace.idFromName(tenant + '|' + name),
        get: (id) => namespace.get(id),
      })
      return { ...env, WORLDS: named(env.WORLDS), DIRECTORY: named(env.DIRECTORY) }
    }
    const ofTenant = (Base) => class extends Base {
      constructor(ctx, env) {
        const [tenant, name] = ctx.id.name.split('|')
        super(ctx, env)
        this.env = bindingsOf(env, tenant)
        this.ctx = { id: { name }, storage: ctx.storage, waitUntil: (promise) => ctx.waitUntil(promise) }
      }
    }
    export const WorldObject = ofTenant(worker.WorldObject)
    export const DirectoryObject = ofTenant(worker.DirectoryObject)
    const tenants = new Map()
    export default {
      fetch(request, env) {
        const tenant = request.headers.get('${TENANT}') ?? 'none'
        if (!tenants.has(tenant)) tenants.set(tenant, bindingsOf(env, tenant))
        const headers = new Headers(request.headers)
        headers.delete('${TENANT}')
        return worker.fetch(new Request(request, { headers }), tenants.get(tenant))
      },
    }
  `)
}

/** Options of a {@link remoteEmulator}. */
interface RemoteOptions {
  readonly url: string
  /** name of its own among the emulators of the worker */
  readonly tenant: string
  /** headers of requests to the control API */
  readonly control?: Readonly<Record<string, string>>
}

type Exchanges = ReturnType<ListeningEmulator['exchanges']>

/**
 * Returns the part of an emulator in a worker that the common suite uses. What an emulator in process does at once is sent
 * before the next request.
 */
export function remoteEmulator({ url, tenant, control = {} }: RemoteOptions): ListeningEmulator {
  let earlier: Promise<unknown> = Promise.resolve()
  let latest: Exchanges = []
  const send = (path: string, { headers, ...init }: RequestInit = {}) => {
    const all = new Headers(headers)
    all.set(TENANT, tenant)
    return fetch(new URL(path, url), { ...init, headers: all, redirect: 'manual' })
  }
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { ...control, ...(body && { 'content-type': 'application/json' }) }
    const response = await send(`/_control/worlds${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return response.status === 204 ? undefined : response.json()
  }
  const later = (task: () => Promise<unknown>) => {
    const before = earlier
    earlier = before.catch(() => undefined).then(task)
    earlier.catch(() => undefined)
  }
  const vendorHandle = (vendor: string) => ({
    fail: (operation: string, rule: object) => {
      later(() => ask('POST', '/default/faults', { vendor, operation, ...rule }))
      return { id: 'fault-1' }
    },
  })
  const fetchRemotely = async (path: string, init?: RequestInit) => {
    const before = earlier
    earlier = Promise.resolve()
    await before
    const response = await send(path, init)
    if (path.startsWith('/_')) return response
    const { exchanges } = await ask('GET', '/default/journal?limit=1')
    latest = exchanges
    return response
  }
  const emulator = {
    fetch: fetchRemotely,
    genesys: { fetch: fetchRemotely },
    exchanges: () => latest,
    fork: (options: object) => later(() => ask('POST', '', options)),
    reset: () => later(() => ask('POST', '/default/reset')),
    fail: (operation: string, rule: object) => vendorHandle('genesys').fail(operation, rule),
    clock: {
      advance: (millis: number) => later(() => ask('PATCH', '/default/clock', { advance: `${millis / 1000}s` })),
    },
    vendor: vendorHandle,
    control: async () => vendorHandle('control'),
    waitFor: async (filter: object, { signal }: { readonly signal?: AbortSignal }) => {
      await earlier
      const query = new URLSearchParams({ ...filter, timeout: '20000' })
      return send(`/_control/worlds/default/journal/wait?${query}`, { headers: control, ...(signal && { signal }) })
    },
  }
  // The suite uses no other members.
  return emulator as unknown as ListeningEmulator
}
