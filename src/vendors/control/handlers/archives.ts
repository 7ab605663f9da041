import { FilePart } from '../../../engine/exchange/form-data.ts'
import { describeWorld } from '../../../engine/services/describe-world.ts'
import { momentOf } from '../../../engine/services/moment-of.ts'
import type { Control } from '../control.ts'
import { worldOf } from '../lookup.ts'
import { streamLines } from '../stream-lines.ts'
import { toWorldView } from './worlds.ts'

export const archives = {
  getArchive: ({ services, path, query: { journal } }) => {
    const lines = services.worlds.export(worldOf(services, path.world), { journal })
    const headers = {
      'content-type': 'application/vnd.deskdouble.archive',
      'content-disposition': `attachment; filename="${path.world}.archive.jsonl"`,
    }
    return new Response(streamLines(lines), { headers })
  },

  getWorldScenario: ({ services, path, query: { at, name } }) => {
    const hosted = worldOf(services, path.world)
    const lines = services.scenarios.export(hosted, { at: momentOf(hosted, at), name })
    const headers = {
      'content-type': 'application/yaml',
      'content-disposition': `attachment; filename="${name ?? path.world}.yaml"`,
    }
    return new Response(streamLines(lines), { headers })
  },

  putArchive: async ({ services, path, query: { misfits }, body, origin, link }) => {
    const { worlds } = services
    const isNew = worlds.get(path.world) === undefined
    const hosted = await worlds.import(bytesOf(body), { name: path.world, misfits })
    const view = toWorldView(describeWorld(hosted, services.vendors), origin)
    if (!isNew) return { status: 200, body: view }
    return { status: 201, body: view, headers: { Location: link('getWorld', { world: hosted.world.name }) } }
  },
} satisfies Partial<Control>

/** Returns the bytes of a body that is not JSON. */
function bytesOf(body: unknown): Uint8Array {
  if (body instanceof FilePart) return body.bytes
  throw new TypeError('The body of an archive is received as bytes')
}
