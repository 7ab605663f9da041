import type { Limits } from '../../engine/services/limits.ts'
import { fromBase64, toBase64 } from '../../engine/vendor/base64.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import type { CheckedUpload } from './check-upload.ts'
import type { BirdWorld, Schemas } from './collections.ts'
import { uploadRefused } from './upload-error.ts'

type FileRecord = Immutable<Schemas['FileRecord']>

/** The name of a file in the bucket. */
export function keyOf({ workspaceId, agentId, id }: Pick<FileRecord, 'workspaceId' | 'agentId' | 'id'>): string {
  return `${workspaceId}/agents/${agentId}/${id}`
}

/** Keeps the bytes of an upload, in the place of earlier ones. Throws a refusal with S3's own code. */
export function store(world: BirdWorld, upload: CheckedUpload, { now, limits }: { now: string; limits: Limits }): void {
  const { key, mediaType, file } = upload
  const record = world.files.find('key', key)
  if (!record) throw uploadRefused('AccessDenied', `Nobody was allowed to upload ${key}.`)
  const size = file.bytes.byteLength
  refuseTooMuch(world, { size, replaced: record.size ?? 0 }, limits)
  world.files.update(record.id, { size, mediaType, uploadedAt: now, expiresAt: undefined })
  const content = { id: record.id, base64: toBase64(file.bytes) }
  if (world.fileContents.has(record.id)) world.fileContents.replace(record.id, content)
  else world.fileContents.insert(content)
}

function refuseTooMuch(
  { files }: BirdWorld,
  { size, replaced }: { readonly size: number; readonly replaced: number },
  { fileBytes, worldFileBytes }: Limits,
): void {
  if (size > fileBytes) {
    throw uploadRefused('EntityTooLarge', `The file has ${size} bytes, and may have ${fileBytes}.`)
  }
  const held = files.remember('bytes', () => files.list().reduce((sum, file) => sum + (file.size ?? 0), 0))
  if (held - replaced + size <= worldFileBytes) return
  throw uploadRefused(
    'EntityTooLarge',
    `The file has ${size} bytes, and of the ${worldFileBytes} for all files of a world ${worldFileBytes - held + replaced} are left.`,
  )
}

/** A file of a workspace that was uploaded. Throws {@link RecordNotFound}. */
export function uploadedFile({ files }: BirdWorld, workspaceId: string, id: string): FileRecord {
  const file = files.getOrThrow(id)
  if (file.workspaceId === workspaceId && file.uploadedAt !== undefined) return file
  throw new RecordNotFound('FileRecord', id)
}

/** The bytes of a file. */
export function bytesOf({ fileContents }: BirdWorld, { id }: FileRecord): Uint8Array<ArrayBuffer> {
  return fromBase64(fileContents.getOrThrow(id).base64) ?? new Uint8Array()
}
