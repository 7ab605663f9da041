/** The most bytes that are passed as arguments of one call: a multiple of 3, so that encoded chunks can be joined. */
const CHUNK = 24_576

/** Conversions that some runtimes have. They are much faster than those that every runtime has. */
interface Runtime {
  readonly Buffer?: {
    readonly from: {
      (bytes: ArrayBufferLike, offset: number, length: number): { toString: (encoding: 'base64') => string }
      (text: string, encoding: 'base64'): Uint8Array
    }
  }
  readonly Uint8Array: {
    readonly prototype: { readonly toBase64?: () => string }
    readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer>
  }
}

// The global object of Node has Buffer; newer runtimes have the methods of Uint8Array.
const { Buffer, Uint8Array: Bytes } = globalThis as Runtime

/**
 * Encodes bytes as base64 (RFC 4648, section 4).
 * @example
 * toBase64(new Uint8Array([1, 2, 3])) // 'AQID'
 */
export function toBase64(bytes: Uint8Array): string {
  const { toBase64: encode } = Bytes.prototype
  if (encode) return encode.call(bytes)
  if (Buffer) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  return encodeInChunks(bytes)
}

/** Bytes that are encoded in one step: a multiple of 3, so that encoded parts can be joined. */
const STEP = 98_304

/**
 * Encodes bytes as {@link toBase64} does, in steps.
 * @example
 * const { value } = base64Steps(new Uint8Array()).next() // ''
 */
export function* base64Steps(bytes: Uint8Array): Generator<void, string> {
  let text = ''
  for (let at = 0; at < bytes.byteLength; at += STEP) {
    text += toBase64(bytes.subarray(at, at + STEP))
    yield
  }
  return text
}

/** Encodes bytes as base64 in any runtime. */
export function encodeInChunks(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.byteLength; at += CHUNK) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK)))
  }
  return text
}

/**
 * Decodes base64. Returns undefined if the text is not base64.
 * @example
 * fromBase64('AQID') // Uint8Array [1, 2, 3]
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  return decodeCanonical(text) ?? decodeAny(text)
}

/** Characters of base64 for the bytes of one step. */
const STEP_TEXT = (STEP / 3) * 4

/**
 * Decodes base64 as {@link fromBase64} does, in steps.
 * @example
 * const { value } = decodeSteps('').next() // Uint8Array []
 */
export function* decodeSteps(text: string): Generator<void, Uint8Array<ArrayBuffer> | undefined> {
  const bytes = new Uint8Array(Math.ceil(text.length / 4) * 3)
  let end = 0
  for (let at = 0; at < text.length; at += STEP_TEXT) {
    const part = fromBase64(text.slice(at, at + STEP_TEXT))
    const isLast = at + STEP_TEXT >= text.length
    // A text with whitespace, or that is not base64, is decoded as a whole.
    if (!part || (!isLast && part.byteLength < STEP)) return fromBase64(text)
    bytes.set(part, end)
    end += part.byteLength
    yield
  }
  return bytes.subarray(0, end)
}

/** Decodes base64 without whitespace and with its padding, if the runtime has a fast conversion. */
function decodeCanonical(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!Buffer || text.length % 4 !== 0 || /[-_]/.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64')
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  // Buffer skips characters that are not base64, so that the result is too short.
  return bytes.byteLength === (text.length / 4) * 3 - padding ? new Uint8Array(bytes) : undefined
}

/** Decodes base64 in any runtime. Returns undefined if the text is not base64. */
export function decodeAny(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    if (Bytes.fromBase64) return Bytes.fromBase64(text)
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
    return bytes
  } catch {
    return undefined
  }
}

/**
 * Encodes bytes as base64url without padding (RFC 4648, section 5).
 * @example
 * toBase64Url(new Uint8Array([251, 255])) // '-_8'
 */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Decodes base64url. Returns undefined if the text is not base64url. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
}
