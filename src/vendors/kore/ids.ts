import { sha1 } from '@noble/hashes/legacy.js'
import { utf8 } from '../../world/utf8.ts'

/** Prefix of an id: agent, agent group, layout, queue, user, organisation, stream and app. */
export type Prefix = 'a' | 'ag' | 'ly' | 'qu' | 'u' | 'o' | 'st' | 'cs'

/** Prefixes of the ids whose first block has seven digits instead of eight. */
const SHORT: readonly Prefix[] = ['a', 'ag', 'ly', 'qu']

/** Creates an id with a prefix from a UUID. */
export function prefixed(prefix: Prefix, uuid: string): string {
  return `${prefix}-${SHORT.includes(prefix) ? uuid.slice(1) : uuid}`
}

/** Creates an id of 24 hexadecimal digits, like a MongoDB ObjectId, from a UUID. */
export function hex24(uuid: string): string {
  return uuid.replaceAll('-', '').slice(0, 24)
}

/** Creates the version 5 UUID (RFC 9562) of a string. */
export function uuid5(text: string): string {
  const bytes = sha1(utf8.encode(text)).slice(0, 16)
  const hex = [...bytes].map((byte, i) => (withVersion(byte, i) + 0x100).toString(16).slice(1)).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Sets the version and variant bits in the bytes that contain them. */
function withVersion(byte: number, index: number): number {
  if (index === 6) return (byte & 0x0f) | 0x50
  return index === 8 ? (byte & 0x3f) | 0x80 : byte
}
