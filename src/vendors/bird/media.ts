import type { FileStorage } from '../../engine/services/file-storage.ts'
import type { Limits } from '../../engine/services/limits.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { base64Steps, decodeSteps } from '../../world/base64.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import type { CheckedUpload } from './check-upload.ts'
import type { BirdWorld, Schemas } from './collections.ts'
import { uploadProblem } from './upload-error.ts'

type FileRecord = Immutable<Schemas['FileRecord']>

/** Returns the object key of a file in the bucket. */
export function fileKey({ workspaceId, agentId, id }: Pick<FileRecord, 'workspaceId' | 'agentId' | 'id'>): string {
  return `${workspaceId}/agents/${agentId}/${id}`
}

/** An upload whose bytes were encoded. */
export interface EncodedUpload extends CheckedUpload {
  readonly base64: string
}

/** Encodes an upload in steps. Returns a function that stores it. */
export function* uploadSteps(
  upload: CheckedUpload,
  store: (encoded: EncodedUpload) => void,
): Generator<void, () => undefined> {
  const encoded = { ...upload, base64: yield* base64Steps(upload.file.bytes) }
  return () => {
    store(encoded)
    return undefined
  }
}

/**
 * Stores the bytes of an upload. They replace those of an earlier upload with the same key.
 * @throws Problem with S3's own error code if no upload was prepared for the key, or a limit is exceeded
 */
export function storeUpload(
  world: BirdWorld,
  upload: EncodedUpload,
  { now, limits, storage }: { now: string; limits: Limits; storage: FileStorage },
): void {
  const { key, mediaType, file, base64 } = upload
  const record = world.files.find('key', key)
  if (!record) {
    throw uploadProblem('AccessDenied', `No upload with the key ${key} was prepared: request a presigned form.`)
  }
  const size = file.bytes.byteLength
  checkLimits(world, { size, replaced: record.size ?? 0 }, limits)
  reserve(size, storage, limits)
  world.files.update(record.id, { size, mediaType, uploadedAt: now, expiresAt: undefined })
  const content = { id: record.id, base64 }
  if (world.fileContents.has(record.id)) world.fileContents.replace(record.id, content)
  else world.fileContents.insert(content)
}

/** Bytes of base64 for three bytes of a file. */
const BASE64_BYTES = 4

function reserve(size: number, storage: FileStorage, { totalFileBytes }: Limits): void {
  const bytes = Math.ceil(size / 3) * BASE64_BYTES
  if (storage.reserve(bytes)) return
  throw uploadProblem(
    'EntityTooLarge',
    `The file takes ${bytes} bytes in base64, but the files of all worlds, snapshots and request journals may take only ${totalFileBytes}: delete worlds or snapshots, reset worlds, or raise the limit totalFileBytes.`,
  )
}

function checkLimits(
  { files }: BirdWorld,
  { size, replaced }: { readonly size: number; readonly replaced: number },
  { fileBytes, worldFileBytes }: Limits,
): void {
  if (size > fileBytes) {
    throw uploadProblem(
      'EntityTooLarge',
      `The file has ${size} bytes, but the limit is ${fileBytes} bytes: upload a smaller file.`,
    )
  }
  const stored = files.remember('bytes', () => files.list().reduce((sum, file) => sum + (file.size ?? 0), 0))
  if (stored - replaced + size <= worldFileBytes) return
  const left = worldFileBytes - stored + replaced
  throw uploadProblem(
    'EntityTooLarge',
    `The file has ${size} bytes, but only ${left} of the world's ${worldFileBytes} bytes for files are left: raise the limit worldFileBytes.`,
  )
}

/**
 * Returns an uploaded file of a workspace.
 * @throws {@link RecordNotFound} if the file belongs to another workspace or was not uploaded yet
 */
export function uploadedFile({ files }: BirdWorld, workspaceId: string, id: string): FileRecord {
  const file = files.getOrThrow(id)
  if (file.workspaceId === workspaceId && file.uploadedAt !== undefined) return file
  throw new RecordNotFound('FileRecord', id)
}

/** Reads the bytes of a file in steps. Returns a function that creates the result of a handler. */
export function* downloadSteps<Result>(
  { fileContents }: BirdWorld,
  { id }: FileRecord,
  toResult: (bytes: Uint8Array<ArrayBuffer>) => Result,
): Generator<void, () => Result> {
  const bytes = (yield* decodeSteps(fileContents.getOrThrow(id).base64)) ?? new Uint8Array()
  return () => toResult(bytes)
}
