import { worldUrl } from '../../../engine/exchange/world-url.ts'
import type { profile } from '../../../generated/bird/types.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { Bird } from '../bird.ts'
import { checkUpload } from '../check-upload.ts'
import type { Schemas } from '../collections.ts'
import { bytesOf, keyOf, store, uploadedFile } from '../media.ts'
import { presign } from '../presigned-upload.ts'
import { agentIn } from '../references.ts'

type Presigning = Parameters<Bird['presignAvatarUpload']>[0] | Parameters<Bird['presignAudioUpload']>[0]

export const media = {
  presignAvatarUpload: (request) => prepareUpload(request),

  presignAudioUpload: (request) => prepareUpload(request),

  downloadMedia: ({ world, path, accepts, profile, ...where }) => {
    const { id: agentId } = agentIn(world, path)
    const file = uploadedFile(world, path.workspaceId, path.fileId)
    if (file.agentId !== agentId) throw new RecordNotFound('FileRecord', path.fileId)
    const url = absolute(where, where.link('getMedia', { workspaceId: path.workspaceId, fileId: file.id }))
    if (redirects(profile, accepts('application/json'))) return { status: 302, headers: { Location: url } }
    return { status: 200, body: { url } }
  },

  getMedia: ({ world, path }) => {
    const file = uploadedFile(world, path.workspaceId, path.fileId)
    const bytes = bytesOf(world, file)
    return new Response(bytes, {
      headers: {
        'Content-Type': file.mediaType ?? 'binary/octet-stream',
        'Content-Length': String(bytes.byteLength),
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'X-Content-Type-Options': 'nosniff',
      },
    })
  },

  uploadFile: ({ world, body, clock, limits }) => {
    store(world, checkUpload(body, clock.millis()), { now: clock.now(), limits })
  },
} satisfies Partial<Bird>

/** Lets one file be uploaded; until it is, all that is there of it is its id. */
function prepareUpload(request: Presigning): Schemas['PresignedUpload'] {
  const { world, path, clock, id, link, limits } = request
  const { id: agentId, workspaceId } = agentIn(world, path)
  const fileId = id()
  const key = keyOf({ workspaceId, agentId, id: fileId })
  const { formData, expiresAt } = presign({ key, most: limits.fileBytes, millis: clock.millis() })
  world.files.insert({ id: fileId, workspaceId, agentId, key, createdAt: clock.now(), expiresAt })
  return {
    mediaUrl: absolute(request, link('getMedia', { workspaceId, fileId })),
    fileId,
    url: absolute(request, link('uploadFile', {})),
    formData,
    expectedFields: [...Object.keys(formData), 'file'],
  }
}

interface Place {
  readonly origin: string
  readonly worldName: string
}

/** A reference that leads to this world from anywhere, whatever it is asked with. */
function absolute({ origin, worldName }: Place, reference: string): string {
  return `${worldName === 'default' ? origin : worldUrl(origin, worldName)}${reference}`
}

/** @param wantsJson whether the client names JSON: then it is told the location */
function redirects({ downloadMode }: profile, wantsJson: boolean): boolean {
  return downloadMode === 'negotiated' ? !wantsJson : downloadMode === 'redirect'
}
