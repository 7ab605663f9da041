import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Message, Schemas } from './collections.ts'

/** Returns the files that were attached to a message as base64 data. */
export function filesOf({ id, attachments = [], createdAt }: Message): readonly Immutable<Schemas['SessionFile']>[] {
  return attachments.flatMap(({ data, fileName = 'attachment', mimeType }, i) => {
    if (data === undefined) return []
    return [{ id: `file-${id}-${i + 1}`, name: fileName, mimeType, size: sizeOfBase64(data), uploadedAt: createdAt }]
  })
}

/** Returns how many bytes base64 data decodes to. */
function sizeOfBase64(data: string): number {
  const digits = data.replace(/[^A-Za-z0-9+/_-]/g, '').length
  return Math.floor((digits * 3) / 4)
}
