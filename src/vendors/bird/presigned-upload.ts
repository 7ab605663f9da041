import { toBase64 } from '../../world/base64.ts'
import { utf8 } from '../../world/utf8.ts'
import type { Schemas } from './collections.ts'
import { ACCESS_KEY_ID, ALGORITHM, credentialScope, signPolicy } from './signature.ts'

/** Name of the bucket, which is also the path of the upload operation. */
export const BUCKET = 'agent-uploads'

/** Lifetime of a presigned form, in ms. */
const LIFETIME = 3_600_000

/** Options for a presigned form. */
interface PresignOptions {
  /** object key of the file in the bucket */
  readonly key: string
  readonly maxBytes: number
  /** the current time, in ms since 1970 */
  readonly millis: number
}

/** Creates the fields of a form that uploads one file, with the time at which they expire (ms since 1970). */
export function presign({ key, maxBytes, millis }: PresignOptions): { formData: FormFields; expiresAt: number } {
  const expiresAt = millis + LIFETIME
  const date = new Date(millis).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const day = date.slice(0, 8)
  const signed = {
    'x-amz-algorithm': ALGORITHM,
    'x-amz-credential': `${ACCESS_KEY_ID}/${credentialScope(day)}`,
    'x-amz-date': date,
  }
  const conditions = [
    { bucket: BUCKET },
    { key },
    ['content-length-range', 1, maxBytes],
    ['starts-with', '$Content-Type', ''],
    ...Object.entries(signed).map(([name, value]) => ({ [name]: value })),
  ]
  const document = JSON.stringify({ expiration: new Date(expiresAt).toISOString(), conditions })
  const policy = toBase64(utf8.encode(document))
  return { formData: { policy, ...signed, 'x-amz-signature': signPolicy(policy, day) }, expiresAt }
}

type FormFields = Schemas['PresignedUpload']['formData']
