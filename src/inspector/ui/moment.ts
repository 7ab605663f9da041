/** An instant as people read it, in UTC, as the emulator writes it. */
export function momentText(instant: string): string {
  return instant.replace('T', ' ').replace(/\.000Z$/, 'Z')
}
