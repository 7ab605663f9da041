import { Problem } from '../../../engine/vendor/problem.ts'
import type { Schemas } from '../collections.ts'
import type { Genesys, GenesysContext } from '../genesys.ts'
import {
  CHANNEL_MILLIS,
  type ChannelRecord,
  channelOf,
  channelView,
  createChannel,
  isExpired,
} from '../notifications/channels.ts'
import { type Rejection, rejectionOf, rejectionProblem } from '../notifications/topics.ts'

const MOST_TOPICS = 1000

export const notifications = {
  getNotificationsAvailabletopics: ({ world, query: { expand = [], includePreview } }) => {
    const topics = world.availableTopics.list({
      where: ({ visibility }) => includePreview || visibility !== 'Preview',
    })
    const names = new Set<string>(['id', ...expand])
    const view = (topic: object) => Object.fromEntries(Object.entries(topic).filter(([name]) => names.has(name)))
    return { entities: topics.map((topic) => ({ id: topic.id, ...view(topic) })) }
  },

  getNotificationsChannels: (context) => {
    const { world, caller, clock, query } = context
    const isListed = (channel: ChannelRecord) => {
      if (isExpired(channel, clock.millis())) return false
      return query.includechannels === 'token' ? channel.token === caller.token : channel.clientId === caller.clientId
    }
    const channels = world.channels.list({ where: isListed })
    return { entities: channels.map((channel) => withHiddenId(channel, context)) }
  },

  postNotificationsChannels: (context) => channelView(createChannel(context), context),

  headNotificationsChannel: (context) => {
    channelOf(context, context.path.channelId)
    return undefined
  },

  getNotificationsChannelSubscriptions: (context) => topicsOf(channelOf(context, context.path.channelId), [], context),

  postNotificationsChannelSubscriptions: (context) => {
    const { topics } = channelOf(context, context.path.channelId)
    return subscribe(context, context, topics)
  },

  putNotificationsChannelSubscriptions: (context) => subscribe(context, context, []),

  deleteNotificationsChannelSubscriptions: (context) => {
    context.world.channels.update(channelOf(context, context.path.channelId).id, { topics: [] })
    return undefined
  },
} satisfies Partial<Genesys>

interface Subscription {
  readonly path: { readonly channelId: string }
  readonly query: { readonly ignoreErrors: boolean }
  readonly body: readonly { readonly id: string }[]
}

/** Subscribes a channel to the topics of a request in addition to others. Topics that are rejected are listed. */
function subscribe(context: GenesysContext, { path, query, body }: Subscription, others: readonly string[]) {
  const { world, caller, clock } = context
  const channel = channelOf(context, path.channelId)
  const rejections = body.flatMap(({ id }) => {
    const rejection = rejectionOf(world, id, caller)
    return rejection ? [{ id, ...rejection }] : []
  })
  const [first] = rejections
  if (first && !query.ignoreErrors) throw rejectionProblem(first)
  const rejected = new Set(rejections.map(({ id }) => id))
  const accepted = body.map(({ id }) => id).filter((id) => !rejected.has(id))
  const topics = [...new Set([...others, ...accepted])]
  if (topics.length > MOST_TOPICS) throw new Problem('malformed', `A channel has at most ${MOST_TOPICS} topics`)
  const expires = new Date(clock.millis() + CHANNEL_MILLIS).toISOString()
  return topicsOf(world.channels.update(channel.id, { topics, expires, usedAt: clock.now() }), rejections, context)
}

function topicsOf(
  { id: channelId, topics }: ChannelRecord,
  rejections: readonly (Rejection & { readonly id: string })[],
  { link }: GenesysContext,
): Schemas['ChannelTopicEntityListing'] {
  const selfUri = (topic: string) =>
    `${link('getNotificationsChannelSubscriptions', { channelId })}/${encodeURIComponent(topic)}`
  return {
    entities: [
      ...topics.map((id) => ({ id, state: 'Permitted' as const, selfUri: selfUri(id) })),
      ...rejections.map((one) => ({ ...one, state: 'Rejected' as const, selfUri: selfUri(one.id) })),
    ],
  }
}

/** Returns a channel as a listing shows it: without its id and address if another token created it. */
function withHiddenId(channel: ChannelRecord, context: GenesysContext): Schemas['Channel'] {
  if (channel.token === context.caller.token) return channelView(channel, context)
  return channelView({ ...channel, id: '' }, context)
}
