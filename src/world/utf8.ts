import { percentEncode } from './percent-encode.ts'

interface Encoder {
  readonly encode: (text: string) => Uint8Array<ArrayBuffer>
  /** throws a TypeError for bytes that are not UTF-8 */
  readonly decode: (bytes: Uint8Array) => string
}

/**
 * Encodes and decodes UTF-8. Some environments, such as Jest with jsdom, lack `TextEncoder` and `TextDecoder`; every
 * JavaScript engine can percent-encode.
 */
export const utf8: Encoder = {
  encode: (text) => (platform ? platform.encoder.encode(text) : percentBytes(text)),
  decode: (bytes) => (platform ? platform.decoder.decode(bytes) : percentText(bytes)),
}

const platform = typeof TextEncoder === 'undefined' || typeof TextDecoder === 'undefined' ? undefined : createPlatform()

function createPlatform() {
  return { encoder: new TextEncoder(), decoder: new TextDecoder('utf-8', { fatal: true }) }
}

function percentBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  const encoded = percentEncode(text)
  for (let i = 0; i < encoded.length; i++) {
    const isEscape = encoded[i] === '%'
    bytes.push(isEscape ? Number.parseInt(encoded.slice(i + 1, i + 3), 16) : encoded.charCodeAt(i))
    if (isEscape) i += 2
  }
  return Uint8Array.from(bytes)
}

function percentText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`)
  try {
    return decodeURIComponent(hex.join('')).replace(/^\uFEFF/, '')
  } catch {
    throw new TypeError('The bytes are not valid UTF-8')
  }
}
