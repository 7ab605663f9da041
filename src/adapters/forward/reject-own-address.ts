import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import { EmulatorError } from '../../engine/services/emulator-error.ts'
import type { Destination } from './forward-options.ts'

/** Checks that a server would not forward requests to itself. @throws EmulatorError */
export async function rejectOwnAddress(destinations: readonly Destination[], port: number): Promise<void> {
  for (const { to } of destinations) {
    const url = new URL(to)
    if (portOf(url) !== port || !(await isThisMachine(url.hostname))) continue
    throw new EmulatorError('DD_FORWARD_LOOP', { url: to })
  }
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

async function isThisMachine(hostname: string): Promise<boolean> {
  // A host that is unknown now is reported when a request is forwarded to it.
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => [])
  const own = Object.values(networkInterfaces()).flatMap(
    (interfaces) => interfaces?.map(({ address }) => address) ?? [],
  )
  return found.some(({ address }) => /^(?:127\.|::1$|0\.0\.0\.0$|::$)/.test(address) || own.includes(address))
}
