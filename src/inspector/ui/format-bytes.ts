/** Formats a number of bytes, such as `1 byte` or `64 KiB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  return `${Math.round((bytes / 1024) * 10) / 10} KiB`
}

/** Returns the number of bytes that a base64 text encodes. */
export function bytesInBase64(text: string): number {
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4)
}
