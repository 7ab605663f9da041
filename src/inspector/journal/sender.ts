import type { Exchange } from '../live-journal.ts'

/** Request header in which a client names the test or the component that sent the request. */
const SENDER_HEADER = 'x-test'

/** User agents, each with the name that people know it by; the first match counts. */
const AGENTS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/^node$/i, 'Node'],
]

/** Returns the test that sent a request, as its header says, or else the client; empty if the request names neither. */
export function senderOf({ request: { headers } }: Exchange): string {
  const headerOf = (header: string) => headers.find(({ name }) => name.toLowerCase() === header)?.value
  const test = headerOf(SENDER_HEADER)
  if (test) return test
  const agent = headerOf('user-agent') ?? ''
  const known = AGENTS.find(([pattern]) => pattern.test(agent))
  // Without a known name, the product: `curl/8.5.0` of `curl/8.5.0 (x86_64)`.
  return known?.[1] ?? agent.split(' ', 1)[0] ?? ''
}
