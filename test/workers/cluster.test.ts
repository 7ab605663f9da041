import { rmSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startBucket } from '../support/bucket-double.ts'
import { type Cluster, startCluster } from '../support/cluster.ts'
import { bearer } from '../support/genesys.ts'
import { bundleWorker, workerdFolder } from '../support/workerd.ts'

const A = '/api/v2/assistants'
const HEADERS = { ...bearer('any'), 'content-type': 'application/json' }
/** Shortens the lease of 20 s, which tests would spend their time on. A busy machine needs most of it. */
const DIVISOR = 2
const KILLS = 3
/** Changes that each instance acknowledges before one is killed. */
const CHANGES = 10
/** How often a request is repeated while a world is taken over. */
const MOST_ATTEMPTS = 300

describe('two instances of workerd that share a bucket', () => {
  it('serve the same worlds', async () => {
    const cluster = await ownCluster()
    expect(await send(cluster, 0, 'POST', '/_control/worlds', { name: 'one', scenario: 'small-team' })).toHaveProperty(
      'status',
      201,
    )
    const desks = ['First', 'Second', 'Third', 'Fourth']
    for (const [i, name] of desks.entries()) await create(cluster, i % 2, 'one', name)
    const lists = await Promise.all([0, 1].map((instance) => namesIn(cluster, instance, 'one')))
    expect(lists[0]).toEqual(lists[1])
    expect(lists[0]).toEqual(expect.arrayContaining(desks))
    expect(await namesIn(cluster, 1, 'default')).not.toContain('First')
  })

  it('lose nothing when one is killed and its disk is lost', async () => {
    const cluster = await ownCluster()
    const worlds = ['default', 'one']
    await send(cluster, 0, 'POST', '/_control/worlds', { name: 'one' })
    const acknowledged = new Map(worlds.map((world) => [world, new Set<string>()]))
    for (let kill = 0; kill < KILLS; kill++) {
      const [lost, other] = [kill % 2, 1 - (kill % 2)]
      const writing = { stopped: false }
      const counts = [0, 0]
      const enough = new Promise<void>((resolve) => {
        const write = async (instance: number, world: string) => {
          for (let i = 0; !writing.stopped; i++) {
            const name = `${kill}-${instance}-${world}-${i}`
            if (!(await attempt(() => create(cluster, instance, world, name)))) return
            acknowledged.get(world)?.add(name)
            counts[instance] = (counts[instance] ?? 0) + 1
            if (counts.every((count) => count >= CHANGES)) resolve()
          }
        }
        for (const instance of [0, 1]) for (const world of worlds) void write(instance, world)
      })
      await enough
      await cluster.lose(lost)
      writing.stopped = true
      for (const world of worlds) {
        const names = new Set(await repeat(() => namesIn(cluster, other, world)))
        const missing = [...(acknowledged.get(world) ?? [])].filter((name) => !names.has(name))
        expect(missing).toEqual([])
      }
      await cluster.replace(lost)
    }
  })

  it('hand worlds over when one is stopped in order', async () => {
    const cluster = await ownCluster()
    await create(cluster, 0, 'default', 'Before')
    await cluster.retire(0)
    expect(await repeat(() => namesIn(cluster, 1, 'default'))).toContain('Before')
  })
})

/** Starts a cluster for one test. */
async function ownCluster(): Promise<Cluster> {
  const [bucket, folder] = [await startBucket(), workerdFolder()]
  const cluster = await startCluster({ worker: await bundleWorker(), folder, bucket: bucket.url, divisor: DIVISOR })
  onTestFinished(async () => {
    await cluster.stop()
    bucket.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return cluster
}

async function send(cluster: Cluster, instance: number, method: string, path: string, body?: object) {
  const init = { method, headers: HEADERS, ...(body && { body: JSON.stringify(body) }) }
  const response = await fetch(new URL(path, cluster.instances[instance]?.url), init)
  return { status: response.status, text: await response.text() }
}

async function create(cluster: Cluster, instance: number, world: string, name: string): Promise<void> {
  const body = { name, transcriptionConfig: { vendorName: 'Genesys' } }
  const { status, text } = await send(cluster, instance, 'POST', `/_world/${world}${A}`, body)
  if (status !== 200) throw new Error(`Creating "${name}" answered ${status}: ${text}`)
}

async function namesIn(cluster: Cluster, instance: number, world: string): Promise<string[]> {
  const names: string[] = []
  for (let path: string | undefined = `/_world/${world}${A}?pageSize=200`; path !== undefined; ) {
    const { status, text } = await send(cluster, instance, 'GET', path)
    if (status !== 200) throw new Error(`The list answered ${status}: ${text}`)
    const { entities, nextUri } = JSON.parse(text)
    names.push(...entities.map(({ name }: { readonly name: string }) => name))
    path = nextUri && `/_world/${world}${nextUri}`
  }
  return names
}

/** Returns whether a request succeeds. */
async function attempt(request: () => Promise<void>): Promise<boolean> {
  try {
    await request()
    return true
  } catch {
    return false
  }
}

/** Repeats a request until it succeeds: while a world is taken over, requests to it fail. */
async function repeat<Result>(request: () => Promise<Result>): Promise<Result> {
  for (let left = MOST_ATTEMPTS; ; left--) {
    try {
      return await request()
    } catch (error) {
      if (left === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}
