import { worldUrl } from '../../../engine/exchange/world-url.ts'
import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { compare } from '../../../world/tree.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import { DEFAULT_WORLD } from '../../../world/world-name.ts'
import type { GenesysCaller } from '../caller.ts'
import type { GenesysWorld, Schemas } from '../collections.ts'
import type { GenesysContext } from '../genesys.ts'

/** A channel as it is stored. */
export type ChannelRecord = Immutable<Schemas['ChannelRecord']>

/** Lifetime of a channel in ms. */
export const CHANNEL_MILLIS = 86_400_000
const MOST_CHANNELS = 20

/** Creates a channel for the token of a request. */
export function createChannel({ world, caller, clock, id }: GenesysContext): ChannelRecord {
  makeRoom(world, caller)
  return world.channels.insert({
    id: id(),
    token: caller.token,
    clientId: caller.clientId,
    topics: [],
    expires: new Date(clock.millis() + CHANNEL_MILLIS).toISOString(),
    usedAt: clock.now(),
  })
}

/** Deletes the channels that a client may not have beside another one: first those without a connection, oldest first. */
function makeRoom({ channels }: GenesysWorld, { token }: GenesysCaller): void {
  const own = channels.list({ where: (channel) => channel.token === token })
  const order = own.toSorted((a, b) => {
    return Number(a.connection !== undefined) - Number(b.connection !== undefined) || compare(a.usedAt, b.usedAt)
  })
  for (const { id } of order.slice(0, Math.max(0, own.length + 1 - MOST_CHANNELS))) channels.delete(id)
}

/** Returns a channel of the caller's client. @throws RecordNotFound if it does not exist or has expired */
export function channelOf({ world, caller, clock }: GenesysContext, channelId: string): ChannelRecord {
  const channel = world.channels.get(channelId)
  if (!channel || isExpired(channel, clock.millis()) || channel.clientId !== caller.clientId) {
    throw new RecordNotFound('Channel', channelId)
  }
  return channel
}

/** Returns whether a channel has ended. */
export function isExpired({ expires }: ChannelRecord, millis: number): boolean {
  return Date.parse(expires) <= millis
}

/** Returns a channel as its client sees it. */
export function channelView(
  { id, expires }: ChannelRecord,
  { origin, worldName, link }: Pick<GenesysContext, 'origin' | 'worldName' | 'link'>,
): Schemas['Channel'] {
  const base = worldName === DEFAULT_WORLD ? origin : worldUrl(origin, worldName)
  return { id, connectUri: base.replace(/^http/, 'ws') + link('channel', { channelId: id }), expires }
}
