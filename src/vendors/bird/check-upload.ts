import { FilePart } from '../../engine/exchange/form-data.ts'
import { type Condition, type Policy, readPolicy } from './policy.ts'
import { BUCKET } from './presigned-upload.ts'
import { ACCESS_KEY_ID, ALGORITHM, REGION, signPolicy } from './signature.ts'
import { uploadRefused } from './upload-error.ts'

/** A form that may be taken: where its file goes and what kind of file it is. */
export interface CheckedUpload {
  readonly key: string
  readonly mediaType: string
  readonly file: FilePart
}

type Fields = ReadonlyMap<string, string>

/** Fields that need no condition, for each is checked by itself. */
const OWN = new Set(['x-amz-signature', 'policy'])
/** What a file is that nobody says anything of. */
const ANYTHING = 'binary/octet-stream'

/** Checks a form as S3 does, its signature before anything that it says. Throws a refusal with S3's own code. */
export function checkUpload(form: Readonly<Record<string, unknown>>, millis: number): CheckedUpload {
  const { fields, file } = partsOf(form)
  const policy = signedPolicy(fields)
  if (policy.expiration <= millis) throw denied('it is expired')
  const all = withImplied(fields, policy)
  for (const condition of policy.conditions) hold(condition, all, file)
  refuseSurplus(fields, policy)
  if ((fields.get('bucket') ?? BUCKET) !== BUCKET) throw denied(`the bucket is ${BUCKET}`)
  const key = all.get('key')
  if (!key) throw uploadRefused('InvalidArgument', 'The form needs the field "key", since its policy names none.')
  return { key, mediaType: fields.get('content-type') || file.mediaType || ANYTHING, file }
}

/** Names are compared in lower case; what follows the file does not count. */
function partsOf(form: Readonly<Record<string, unknown>>): { fields: Fields; file: FilePart } {
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(form)) {
    if (value instanceof FilePart) {
      if (name.toLowerCase() !== 'file') break
      return { fields, file: value }
    }
    fields.set(name.toLowerCase(), String(value))
  }
  throw uploadRefused('InvalidArgument', 'The form needs one file, in the field "file".')
}

/** The policy, once its signature is found right. */
function signedPolicy(fields: Fields): Policy {
  const policy = fields.get('policy')
  if (policy === undefined)
    throw uploadRefused('AccessDenied', 'The form has no policy, and nobody may upload without one.')
  const [keyId, day, region, service, end] = needed(fields, 'x-amz-credential').split('/')
  if (needed(fields, 'x-amz-algorithm') !== ALGORITHM) {
    throw uploadRefused('InvalidArgument', `The algorithm must be ${ALGORITHM}.`)
  }
  needed(fields, 'x-amz-date')
  const signature = needed(fields, 'x-amz-signature')
  if (day === undefined || region !== REGION || service !== 's3' || end !== 'aws4_request') {
    throw uploadRefused('InvalidArgument', `The credential must be of ${REGION}/s3/aws4_request.`)
  }
  if (keyId !== ACCESS_KEY_ID) {
    throw uploadRefused('InvalidAccessKeyId', 'The key id of the credential is unknown here.')
  }
  if (signature !== signPolicy(policy, day)) {
    throw uploadRefused(
      'SignatureDoesNotMatch',
      'The signature does not fit the policy: either was changed, or it was signed with another secret.',
    )
  }
  return readPolicy(policy)
}

function needed(fields: Fields, name: string): string {
  const value = fields.get(name)
  if (value !== undefined) return value
  throw uploadRefused('InvalidArgument', `The form needs the field "${name}" before the file.`)
}

/** The bucket is that of the path; a form that names no key means the one that its policy demands. */
function withImplied(fields: Fields, { conditions }: Policy): Fields {
  const keys = conditions.flatMap((one) => (one.kind === 'eq' && one.field === 'key' ? [one.value] : []))
  const [key] = keys
  return new Map([...(key === undefined ? [] : [['key', key] as const]), ...fields, ['bucket', BUCKET]])
}

function hold(condition: Condition, fields: Fields, { bytes }: FilePart): void {
  if (condition.kind === 'range') {
    const size = bytes.byteLength
    if (size > condition.most) {
      throw uploadRefused('EntityTooLarge', `The file has ${size} bytes, and the policy allows ${condition.most}.`)
    }
    if (size >= condition.least) return
    throw uploadRefused('EntityTooSmall', `The file has ${size} bytes, and the policy demands ${condition.least}.`)
  }
  const { kind, field, value } = condition
  const given = fields.get(field) ?? ''
  if (kind === 'eq' ? given === value : given.startsWith(value)) return
  throw denied(`"${field}" must ${kind === 'eq' ? 'be' : 'start with'} "${value}"`)
}

function refuseSurplus(fields: Fields, { conditions }: Policy): void {
  const known = new Set(conditions.flatMap((one) => (one.kind === 'range' ? [] : [one.field])))
  const surplus = [...fields.keys()].filter((name) => {
    return !known.has(name) && !OWN.has(name) && !name.startsWith('x-ignore-')
  })
  if (surplus.length > 0) throw denied(`it says nothing of ${surplus.join(', ')}`)
}

function denied(why: string): Error {
  return uploadRefused('AccessDenied', `The policy forbids this upload: ${why}.`)
}
