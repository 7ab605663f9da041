import { sha1 } from '@noble/hashes/legacy.js'

/** What the vendor's prefixed ids name: agents, agent groups, layouts, queues; users, organisations, streams, apps. */
export type Prefix = 'a' | 'ag' | 'ly' | 'qu' | 'u' | 'o' | 'st' | 'cs'

const SHORT: readonly Prefix[] = ['a', 'ag', 'ly', 'qu']
const utf8 = new TextEncoder()

/** An id with the prefix of its kind; the first block of some kinds has seven digits, not eight. */
export function prefixed(prefix: Prefix, uuid: string): string {
  return `${prefix}-${SHORT.includes(prefix) ? uuid.slice(1) : uuid}`
}

/** An id of 24 hexadecimal digits, as the vendor's database makes them. */
export function hex24(uuid: string): string {
  return uuid.replaceAll('-', '').slice(0, 24)
}

/** The UUID of version 5 (RFC 9562) that belongs to a text. */
export function uuid5(text: string): string {
  const bytes = sha1(utf8.encode(text)).slice(0, 16)
  const hex = [...bytes].map((byte, i) => (mark(byte, i) + 0x100).toString(16).slice(1)).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Writes version and variant into the bytes that carry them. */
function mark(byte: number, place: number): number {
  if (place === 6) return (byte & 0x0f) | 0x50
  return place === 8 ? (byte & 0x3f) | 0x80 : byte
}
