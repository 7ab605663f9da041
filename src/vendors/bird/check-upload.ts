import { FilePart } from '../../engine/exchange/form-data.ts'
import { isMediaType } from './media-type.ts'
import { type Condition, type Policy, readPolicy } from './policy.ts'
import { BUCKET } from './presigned-upload.ts'
import { ACCESS_KEY_ID, ALGORITHM, REGION, signPolicy } from './signature.ts'
import { uploadProblem } from './upload-error.ts'

/** A form that passed all checks: the file with its object key and media type. */
export interface CheckedUpload {
  readonly key: string
  readonly mediaType: string
  readonly file: FilePart
}

type Fields = ReadonlyMap<string, string>

/** Fields that need no condition in the policy, because they are checked separately. */
const UNCONDITIONAL_FIELDS = new Set(['x-amz-signature', 'policy'])
/** Default media type of a file without a Content-Type. */
const DEFAULT_MEDIA_TYPE = 'binary/octet-stream'

/**
 * Checks a form as S3 does: its signature first, then its policy.
 * @param options.millis the current time, in ms since 1970
 * @param options.isComplete true if the form must have the field of every condition, as S3 requires
 * @throws Problem with S3's own error code
 */
export function checkUpload(
  form: Readonly<Record<string, unknown>>,
  { millis, isComplete }: { readonly millis: number; readonly isComplete: boolean },
): CheckedUpload {
  const { fields, file } = splitForm(form)
  const policy = verifiedPolicy(fields)
  if (policy.expiration <= millis) {
    const expired = new Date(policy.expiration).toISOString()
    throw uploadProblem('AccessDenied', `The policy expired at ${expired}: request a new presigned form.`)
  }
  const all = withImpliedFields(fields, isComplete ? undefined : policy)
  if (isComplete) rejectMissingFields(all, policy)
  for (const condition of policy.conditions) checkCondition(condition, all, file)
  rejectUnexpectedFields(fields, policy)
  if ((fields.get('bucket') ?? BUCKET) !== BUCKET) {
    throw uploadProblem('AccessDenied', `The form names an unknown bucket: use the bucket ${BUCKET}.`)
  }
  const key = all.get('key')
  if (!key) {
    throw uploadProblem('InvalidArgument', 'The policy requires no key: add the field "key" to the form.')
  }
  return { key, mediaType: mediaTypeOf(fields, file), file }
}

/** Returns the media type that a file is downloaded with. That of the file itself only counts if it is valid. */
function mediaTypeOf(fields: Fields, file: FilePart): string {
  const mediaType = fields.get('content-type')
  if (!mediaType) return isMediaType(file.mediaType) ? file.mediaType : DEFAULT_MEDIA_TYPE
  if (isMediaType(mediaType)) return mediaType
  const start = JSON.stringify(mediaType.slice(0, 40))
  throw uploadProblem(
    'InvalidArgument',
    `The field "Content-Type" must be a media type such as image/png, got ${start}.`,
  )
}

/** Splits a form into fields with lower-case names and the file. Fields after the file are ignored. */
function splitForm(form: Readonly<Record<string, unknown>>): { fields: Fields; file: FilePart } {
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(form)) {
    if (value instanceof FilePart) {
      if (name.toLowerCase() !== 'file') break
      return { fields, file: value }
    }
    fields.set(name.toLowerCase(), String(value))
  }
  throw uploadProblem('InvalidArgument', 'The form has no file: send one in the field "file".')
}

/** Verifies the signature of a form and returns its policy. */
function verifiedPolicy(fields: Fields): Policy {
  const policy = fields.get('policy')
  if (policy === undefined) {
    throw uploadProblem('AccessDenied', 'The form has no policy: send all fields of a presigned form.')
  }
  const [keyId, day, region, service, end] = requireField(fields, 'x-amz-credential').split('/')
  if (requireField(fields, 'x-amz-algorithm') !== ALGORITHM) {
    throw uploadProblem('InvalidArgument', `The field "x-amz-algorithm" must be ${ALGORITHM}.`)
  }
  requireField(fields, 'x-amz-date')
  const signature = requireField(fields, 'x-amz-signature')
  if (day === undefined || region !== REGION || service !== 's3' || end !== 'aws4_request') {
    throw uploadProblem(
      'InvalidArgument',
      `The field "x-amz-credential" must be an access key id, a date and ${REGION}/s3/aws4_request, separated by slashes.`,
    )
  }
  if (keyId !== ACCESS_KEY_ID) {
    throw uploadProblem(
      'InvalidAccessKeyId',
      `The access key id in the field "x-amz-credential" is unknown: use ${ACCESS_KEY_ID}.`,
    )
  }
  if (signature !== signPolicy(policy, day)) {
    throw uploadProblem(
      'SignatureDoesNotMatch',
      'The signature does not match the policy: send the presigned fields unchanged, or sign with the right secret.',
    )
  }
  return readPolicy(policy)
}

function requireField(fields: Fields, name: string): string {
  const value = fields.get(name)
  if (value !== undefined) return value
  throw uploadProblem('InvalidArgument', `The form has no field "${name}" before the file: add it.`)
}

/** Adds the bucket of the path, and the key that a policy requires if the form has no key. */
function withImpliedFields(fields: Fields, policy: Policy | undefined): Fields {
  const keys = (policy?.conditions ?? []).flatMap((condition) => {
    return condition.kind === 'eq' && condition.field === 'key' ? [condition.value] : []
  })
  const [key] = keys
  return new Map([...(key === undefined ? [] : [['key', key] as const]), ...fields, ['bucket', BUCKET]])
}

function rejectMissingFields(fields: Fields, { conditions }: Policy): void {
  const required = conditions.flatMap((condition) => (condition.kind === 'range' ? [] : [condition.field]))
  const missing = required.filter((field) => !fields.has(field))
  if (missing.length === 0) return
  throw uploadProblem('AccessDenied', `The policy requires the fields ${missing.join(', ')}: add them to the form.`)
}

function checkCondition(condition: Condition, fields: Fields, { bytes }: FilePart): void {
  if (condition.kind === 'range') {
    const size = bytes.byteLength
    const { minBytes, maxBytes } = condition
    if (size > maxBytes) {
      throw uploadProblem(
        'EntityTooLarge',
        `The file has ${size} bytes, but the policy allows at most ${maxBytes} bytes.`,
      )
    }
    if (size >= minBytes) return
    throw uploadProblem(
      'EntityTooSmall',
      `The file has ${size} bytes, but the policy requires at least ${minBytes} bytes.`,
    )
  }
  const { kind, field, value } = condition
  const actual = fields.get(field) ?? ''
  if (kind === 'eq') {
    if (actual === value) return
    throw uploadProblem('AccessDenied', `The policy requires the field "${field}" to be "${value}".`)
  }
  if (actual.startsWith(value)) return
  throw uploadProblem('AccessDenied', `The policy requires the field "${field}" to start with "${value}".`)
}

function rejectUnexpectedFields(fields: Fields, { conditions }: Policy): void {
  const expected = new Set(conditions.flatMap((condition) => (condition.kind === 'range' ? [] : [condition.field])))
  const unexpected = [...fields.keys()].filter((name) => {
    return !expected.has(name) && !UNCONDITIONAL_FIELDS.has(name) && !name.startsWith('x-ignore-')
  })
  if (unexpected.length === 0) return
  throw uploadProblem(
    'AccessDenied',
    `The policy does not allow ${unexpected.join(', ')} in the form: send only the presigned fields.`,
  )
}
