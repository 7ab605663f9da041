import type { profile } from '../../generated/bird/types.ts'
import { toBase64 } from '../../world/base64.ts'
import { utf8 } from '../../world/utf8.ts'
import type { Schemas } from './collections.ts'
import { ACCESS_KEY_ID, ALGORITHM, credentialScope, SESSION_TOKEN, signPolicy } from './signature.ts'

/** Name of the bucket, which is also the path of the upload operation. */
export const BUCKET = 'agent-uploads'

/** Lifetime of a presigned form, in ms. */
const LIFETIME = 3_600_000

/** Options for a presigned form. */
export interface PresignOptions {
  /** object key of the file in the bucket */
  readonly key: string
  readonly maxBytes: number
  /** the current time, in ms since 1970 */
  readonly millis: number
  /** media type of the file; undefined if the client may choose it */
  readonly contentType: string | undefined
  readonly fields: profile['presignFields']
}

type FormFields = Schemas['PresignedUpload']['formData']

/** Creates the fields of a form that uploads one file, with the time at which they expire (ms since 1970). */
export function presign({ millis, maxBytes, ...options }: PresignOptions): {
  formData: FormFields
  expiresAt: number
} {
  const expiresAt = millis + LIFETIME
  const date = new Date(millis).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const day = date.slice(0, 8)
  const signed = {
    'x-amz-algorithm': ALGORITHM,
    'x-amz-credential': `${ACCESS_KEY_ID}/${credentialScope(day)}`,
    'x-amz-date': date,
  }
  const { fields, conditions } = ownFields(options)
  const all = [...conditions, ['content-length-range', 1, maxBytes], ...asConditions(signed)]
  const document = JSON.stringify({ expiration: new Date(expiresAt).toISOString(), conditions: all })
  const policy = toBase64(utf8.encode(document))
  return { formData: { ...fields, policy, ...signed, 'x-amz-signature': signPolicy(policy, day) }, expiresAt }
}

/** Returns the fields of a form besides those of the signature, with the conditions of its policy. */
function ownFields({ key, contentType, fields }: Pick<PresignOptions, 'key' | 'contentType' | 'fields'>) {
  const typeCondition =
    contentType === undefined ? ['starts-with', '$Content-Type', ''] : { 'Content-Type': contentType }
  if (fields === 'seed') return { fields: {}, conditions: [{ bucket: BUCKET }, { key }, typeCondition] }
  const fixed = { bucket: BUCKET, key, acl: 'private', 'x-amz-security-token': SESSION_TOKEN }
  // An empty field meets the condition of S3 that a missing field does not meet.
  return {
    fields: { ...fixed, 'Content-Type': contentType ?? '' },
    conditions: [...asConditions(fixed), typeCondition],
  }
}

function asConditions(fields: Readonly<Record<string, string>>): object[] {
  return Object.entries(fields).map(([name, value]) => ({ [name]: value }))
}
