import { worldUrl } from '../../../engine/exchange/world-url.ts'
import { AfterSteps } from '../../../engine/vendor/after-steps.ts'
import { BinaryBody } from '../../../engine/vendor/binary-body.ts'
import type { profile } from '../../../generated/bird/types.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import { DEFAULT_WORLD } from '../../../world/world-name.ts'
import type { Bird } from '../bird.ts'
import { checkUpload } from '../check-upload.ts'
import type { Schemas } from '../collections.ts'
import { downloadSteps, fileKey, storeUpload, uploadedFile, uploadSteps } from '../media.ts'
import { isMediaType } from '../media-type.ts'
import { presign } from '../presigned-upload.ts'
import { agentAt } from '../references.ts'

type PresignRequest = Parameters<Bird['presignAvatarUpload']>[0] | Parameters<Bird['presignAudioUpload']>[0]

export const media = {
  presignAvatarUpload: (request) => presignUpload(request, undefined),

  presignAudioUpload: (request) => presignUpload(request, request.body?.contentType),

  downloadMedia: ({ world, path, header, accepts, profile, ...request }) => {
    const { id: agentId } = agentAt(world, path)
    const file = uploadedFile(world, path.workspaceId, path.fileId)
    if (file.agentId !== agentId) throw new RecordNotFound('FileRecord', path.fileId)
    const url = toAbsoluteUrl(request, request.link('getMedia', { workspaceId: path.workspaceId, fileId: file.id }))
    const headers = { Location: url }
    const wantsJson = accepts('application/json') && !header.accept?.includes('*')
    return shouldRedirect(profile, wantsJson) ? { status: 302, headers } : { status: 200, headers, body: { url } }
  },

  getMedia: ({ world, path }) => {
    const file = uploadedFile(world, path.workspaceId, path.fileId)
    const toBody = (bytes: Uint8Array<ArrayBuffer>) => {
      return new BinaryBody(bytes, {
        'Content-Type': file.mediaType ?? 'binary/octet-stream',
        'Content-Length': String(bytes.byteLength),
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'X-Content-Type-Options': 'nosniff',
      })
    }
    return new AfterSteps(downloadSteps(world, file, toBody))
  },

  uploadFile: ({ world, body, clock, limits, storage, profile }) => {
    const upload = checkUpload(body, { millis: clock.millis(), isComplete: profile.presignFields === 'full' })
    return new AfterSteps(
      uploadSteps(upload, (encoded) => storeUpload(world, encoded, { now: clock.now(), limits, storage })),
    )
  },
} satisfies Partial<Bird>

const MOST_BYTES = { '25 MiB': 25 * 1_048_576, '100 MiB': 100 * 1_048_576 }

/** Prepares the upload of one file. Until the upload, the file is a record without content. */
function presignUpload(request: PresignRequest, mediaType: string | undefined): Schemas['PresignedUpload'] {
  const { world, path, clock, id, link, limits, profile } = request
  const { id: agentId, workspaceId } = agentAt(world, path)
  const fileId = id()
  const key = fileKey({ workspaceId, agentId, id: fileId })
  const maxBytes = Math.min(limits.fileBytes, MOST_BYTES[profile.presignLimit])
  const contentType = mediaType !== undefined && isMediaType(mediaType) ? mediaType : undefined
  const { presignFields: fields } = profile
  const { formData, expiresAt } = presign({ key, maxBytes, millis: clock.millis(), contentType, fields })
  world.files.insert({ id: fileId, workspaceId, agentId, key, createdAt: clock.now(), expiresAt })
  return {
    mediaUrl: toAbsoluteUrl(request, link('getMedia', { workspaceId, fileId })),
    fileId,
    url: toAbsoluteUrl(request, link('uploadFile', {})),
    formData,
    expectedFields: [...Object.keys(formData), 'file'],
  }
}

/** The origin and the name of the world that a request was sent to. */
interface WorldAddress {
  readonly origin: string
  readonly worldName: string
}

/** Returns an absolute URL that selects the world by its path, so that it works without credentials. */
function toAbsoluteUrl({ origin, worldName }: WorldAddress, reference: string): string {
  return `${worldName === DEFAULT_WORLD ? origin : worldUrl(origin, worldName)}${reference}`
}

/**
 * Decides between a redirect and a response with the location.
 * @param wantsJson true if the client accepts JSON and does not accept any type
 */
function shouldRedirect({ downloadMode }: profile, wantsJson: boolean): boolean {
  return downloadMode === 'negotiated' ? !wantsJson : downloadMode === 'redirect'
}
