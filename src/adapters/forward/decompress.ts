import { promisify } from 'node:util'
import * as zlib from 'node:zlib'

type Decompress = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Buffer>

const DECODERS: Readonly<Record<string, Decompress>> = {
  gzip: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip),
  'x-gzip': promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip),
  deflate: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflate),
  br: promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress),
  zstd: promisify<Uint8Array, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress),
}

/**
 * Removes the compression of a body. Returns undefined if an encoding is unknown, the body is damaged, or the result has
 * more bytes than allowed: a small body can become very large.
 * @param encoding value of Content-Encoding, with the encodings in the order in which they were applied
 */
export async function decompress(
  body: Uint8Array,
  encoding: string,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const encodings = encoding.split(',').map((name) => name.trim().toLowerCase())
  let bytes = body
  for (const name of encodings.toReversed().filter((one) => one !== 'identity' && one !== '')) {
    const decode = Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined
    if (!decode) return undefined
    try {
      bytes = await decode(bytes, { maxOutputLength: most })
    } catch {
      return undefined
    }
  }
  return new Uint8Array(bytes)
}
