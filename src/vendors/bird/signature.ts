import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { utf8 } from '../../world/utf8.ts'

/** The only algorithm of AWS Signature Version 4. */
export const ALGORITHM = 'AWS4-HMAC-SHA256'
export const REGION = 'us-east-1'
/** Access key id of the emulator. It and its secret are public, because they only sign uploads to an emulator. */
export const ACCESS_KEY_ID = 'AKIADESKDOUBLEUPLOADS'
export const SECRET_ACCESS_KEY = 'desk-double-signs-uploads-with-this-one'
/** Session token of the emulator, as temporary credentials of AWS have one. */
export const SESSION_TOKEN = 'desk-double-session-token'

/**
 * Returns the credential scope of AWS Signature Version 4.
 * @param day such as 20260115
 */
export function credentialScope(day: string): string {
  return `${day}/${REGION}/s3/aws4_request`
}

/**
 * Signs a policy for the credential scope of a day. Returns the signature in hexadecimal.
 * @param policy the policy in base64
 * @param day such as 20260115
 */
export function signPolicy(policy: string, day: string): string {
  const steps = [day, REGION, 's3', 'aws4_request', policy]
  let key: Uint8Array = utf8.encode(`AWS4${SECRET_ACCESS_KEY}`)
  for (const step of steps) key = hmac(sha256, key, utf8.encode(step))
  return bytesToHex(key)
}
