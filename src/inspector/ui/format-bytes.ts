/** Formats a number of bytes, such as `1 byte` or `64 KiB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  return `${Math.round((bytes / 1024) * 10) / 10} KiB`
}

/** Returns the number of bytes that a base64 text encodes. */
export function bytesInBase64(text: string): number {
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4)
}

/** Formats a size for a table cell, such as `812 B` or `9.8 kB`; nothing is a dash. */
export function formatSize(bytes: number): string {
  if (bytes === 0) return '–'
  return bytes < 1000 ? `${bytes} B` : `${Math.round(bytes / 100) / 10} kB`
}
