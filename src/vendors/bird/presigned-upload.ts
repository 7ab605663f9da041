import { toBase64 } from '../../engine/vendor/base64.ts'
import type { Schemas } from './collections.ts'
import { ACCESS_KEY_ID, ALGORITHM, scopeOf, signPolicy } from './signature.ts'

export const BUCKET = 'agent-uploads'

/** How long a presigned form may be used. */
const LIFE = 3_600_000

/** What a form is to upload, and how large that may be. */
interface Upload {
  readonly key: string
  readonly most: number
  readonly millis: number
}

/** The fields of a form with which a file can be uploaded, and when they expire (ms since 1970). */
export function presign({ key, most, millis }: Upload): { formData: FormFields; expiresAt: number } {
  const expiresAt = millis + LIFE
  const date = new Date(millis).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const day = date.slice(0, 8)
  const signed = {
    'x-amz-algorithm': ALGORITHM,
    'x-amz-credential': `${ACCESS_KEY_ID}/${scopeOf(day)}`,
    'x-amz-date': date,
  }
  const conditions = [
    { bucket: BUCKET },
    { key },
    ['content-length-range', 1, most],
    ['starts-with', '$Content-Type', ''],
    ...Object.entries(signed).map(([name, value]) => ({ [name]: value })),
  ]
  const document = JSON.stringify({ expiration: new Date(expiresAt).toISOString(), conditions })
  const policy = toBase64(new TextEncoder().encode(document))
  return { formData: { policy, ...signed, 'x-amz-signature': signPolicy(policy, day) }, expiresAt }
}

type FormFields = Schemas['PresignedUpload']['formData']
