/**
 * A response body that is not JSON and whose bytes are at hand. The journal keeps them.
 * A handler returns it, for example `new BinaryBody(bytesOf(file), { 'content-type': 'image/png' })`.
 * @example
 * const body = new BinaryBody(new Uint8Array([137, 80, 78, 71]), { 'content-type': 'image/png' })
 */
export class BinaryBody {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>

  constructor(bytes: Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>>) {
    this.bytes = bytes
    this.headers = headers
  }
}
