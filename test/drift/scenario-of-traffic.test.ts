import { beforeAll, describe, expect, it } from 'vitest'
import { scenarioOfTraffic } from '../../src/drift/scenario/scenario-of-traffic.ts'
import type { Traffic } from '../../src/drift/traffic.ts'
import { createEmulator } from '../../src/index.ts'
import { Scenarios } from '../../src/scenarios/library.ts'
import { vendors } from '../../src/vendors/index.ts'

const { bird } = vendors
const TEAMS = '/workspaces/6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46/teams'
const AGENTS = '/workspaces/6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46/agents'

/** A client that lists agents and teams, creates a team, renames another, and lists the teams again. */
async function record(): Promise<Traffic> {
  const emulator = createEmulator()
  const exchanges: Traffic['exchanges'][number][] = []
  const send = async (path: string, method = 'GET', body?: object): Promise<unknown> => {
    const json = { 'content-type': 'application/json' }
    const headers = { ...emulator.bird.credentials.headers, ...(body && json) }
    const text = body && JSON.stringify(body)
    const response = await emulator.fetch(path, { method, headers, ...(text !== undefined && { body: text }) })
    const received = await response.text()
    exchanges.push({
      file: 'desk.har',
      number: exchanges.length + 1,
      at: new Date().toISOString(),
      method,
      url: `https://api.bird.com${path}`,
      request: { headers: [], ...(text !== undefined && { body: { text, mediaType: 'application/json' } }) },
      response: { status: response.status, headers: [], body: { text: received, mediaType: 'application/json' } },
    })
    return JSON.parse(received)
  }
  const { results } = Object(await send(TEAMS))
  await send(AGENTS)
  await send(TEAMS, 'POST', { name: 'Complaints' })
  await send(`${TEAMS}/${results[0].id}`, 'PATCH', { name: 'Second thoughts' })
  await send(TEAMS)
  return { exchanges }
}

describe('scenarioOfTraffic', () => {
  let traffic: Traffic = { exchanges: [] }
  beforeAll(async () => {
    traffic = await record()
  })
  const create = (rename: boolean) => scenarioOfTraffic(traffic, { name: 'seen', vendors: { bird }, rename })

  it('creates a scenario that passes its check', () => {
    const { raw, counts } = create(false)

    expect(new Scenarios({ bird }).put({ raw })).toEqual([])
    expect(counts).toMatchObject({ 'bird.agents': 10, 'bird.workspaces': 1 })
  })

  it('has records in their first form and leaves out those that the traffic created', () => {
    const names = Object(create(false).raw['bird']).teams.map(({ name }: { name: string }) => name)

    expect(names).toContain('Returns')
    expect(names).not.toContain('Second thoughts')
    expect(names).not.toContain('Complaints')
  })

  it('replaces names and addresses of people equally in every run', () => {
    const text = JSON.stringify(create(true).raw)

    expect(text).not.toMatch(/Tamsin|Ferrier|harbourlane\.example"/)
    expect(text).toBe(JSON.stringify(create(true).raw))
    expect(new Scenarios({ bird }).put({ raw: create(true).raw })).toEqual([])
  })
})
