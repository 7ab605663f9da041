/** Formats an ISO 8601 instant for people. It stays in UTC. */
export function formatInstant(instant: string): string {
  return instant.replace('T', ' ').replace(/\.000Z$/, 'Z')
}
