import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TrafficLog } from '../../../src/cli/proxy/traffic-log.ts'
import { createEmulator } from '../../../src/index.ts'
import { kore } from '../../../src/vendors/kore/index.ts'
import { withChangedResponses } from '../pacts.ts'
import { serve } from '../proxied.ts'
import type { Project } from './project.ts'

/** Address of the real service in the commands of the documentation. */
export const KORE = 'https://smartassist.kore.ai'

/** Starts a service that differs from the spec: its agents have a region, no emailId and the reverse order. */
export async function startKore() {
  const emulator = createEmulator({ clock: '2026-11-26T09:00:00Z' })
  const service = withChangedResponses(
    emulator,
    ({ url, method }) => /\/agents(?:\?|$)/.test(url) || (method === 'POST' && url.endsWith('/skill-groups')),
    ({ results, ...body }, { headers }) => {
      if (!Array.isArray(results)) return Response.json(body, { status: 201, headers })
      const agents = results.map(({ emailId: _, ...agent }) => ({ ...agent, region: 'eu' })).toReversed()
      return Response.json({ ...body, results: agents }, { headers })
    },
  )
  const { headers, settings } = emulator.kore.credentials
  const base = `/agentassist/api/v1/public/${settings['streamId']}`
  return { url: await serve(service), headers, base }
}

/** Writes the archive of a client that sends nine requests to the service into a project. */
export async function recordKore(project: Project, file: string): Promise<void> {
  const { url: to, headers, base } = await startKore()
  const emulator = createEmulator({ vendors: { kore }, clock: '2026-11-26T09:00:00Z' })
  const path = join(project.folder, file)
  const log = new TrafficLog(emulator.vendors, path)
  const url = await serve(emulator, { proxy: { to }, log: (exchange, millis) => log.add(exchange, millis) })
  const send = async (resource: string, body?: object) => {
    const json = { 'content-type': 'application/json' }
    const init = body && { method: 'POST', body: JSON.stringify(body) }
    return (await fetch(`${url}${base}${resource}`, { headers: { ...headers, ...(body && json) }, ...init })).json()
  }
  for (const resource of ['/agents?page=1&limit=10', '/agents?page=2&limit=10', '/agent-groups', '/queues'])
    await send(resource)
  const { results } = await send('/skill-groups')
  await send(`/skill-groups/${results[0].id}`)
  await send('/skill-groups', { name: 'Languages', description: 'Spoken and written' })
  await send('/skill-groups')
  await send('/layouts')
  log.end()
  const archive = (await readFile(path, 'utf8')).replaceAll(to, KORE)
  await project.write(file, archive.replaceAll(/(?<="startedDateTime":\s*")[\d-]+/g, '2026-11-26'))
}
