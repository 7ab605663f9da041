import type { Client as Typed } from 'openapi-fetch'
import type { operations, paths } from '../../../src/generated/genesys/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import type { Calls } from '../tour.ts'

interface Client {
  readonly api: Typed<ClientPaths<paths>>
}

/** Ids of a channel and of the records that its topics cover. */
export interface NotificationIds {
  readonly channelId: string
  readonly userId: string
}

type Operations = Pick<
  operations,
  | 'getNotificationsAvailabletopics'
  | 'getNotificationsChannels'
  | 'postNotificationsChannels'
  | 'headNotificationsChannel'
  | 'getNotificationsChannelSubscriptions'
  | 'postNotificationsChannelSubscriptions'
  | 'putNotificationsChannelSubscriptions'
  | 'deleteNotificationsChannelSubscriptions'
>

/** A channel of the default scenario. */
export const CHANNEL = '8c1f5e2a-6d07-4b39-9e54-f0a2d7c8b613'

/** A channel that does not exist. */
export const NO_CHANNEL = { channelId: 'no-such-channel' }

const SUBSCRIPTIONS = '/api/v2/notifications/channels/{channelId}/subscriptions'

/** Calls of channels and their topics. */
export const notificationCalls: Calls<Operations, Client, NotificationIds> = {
  getNotificationsAvailabletopics: ({ api }) => {
    return api.GET('/api/v2/notifications/availabletopics', { params: { query: { expand: ['description'] } } })
  },
  getNotificationsChannels: ({ api }) => api.GET('/api/v2/notifications/channels'),
  postNotificationsChannels: ({ api }) => api.POST('/api/v2/notifications/channels'),
  headNotificationsChannel: ({ api }, { channelId }) => {
    return api.HEAD('/api/v2/notifications/channels/{channelId}', { params: { path: { channelId } } })
  },
  getNotificationsChannelSubscriptions: ({ api }, { channelId }) => {
    return api.GET(SUBSCRIPTIONS, { params: { path: { channelId } } })
  },
  postNotificationsChannelSubscriptions: ({ api }, { channelId, userId }) => {
    return api.POST(SUBSCRIPTIONS, { params: { path: { channelId } }, body: [{ id: `v2.users.${userId}.presence` }] })
  },
  putNotificationsChannelSubscriptions: ({ api }, { channelId, userId }) => {
    return api.PUT(SUBSCRIPTIONS, { params: { path: { channelId } }, body: [{ id: `v2.users.${userId}.activity` }] })
  },
  deleteNotificationsChannelSubscriptions: ({ api }, { channelId }) => {
    return api.DELETE(SUBSCRIPTIONS, { params: { path: { channelId } } })
  },
}

/** Creates a channel, and changes the topics of another one. */
export async function workWithNotifications(client: Client, ids: NotificationIds): Promise<void> {
  await notificationCalls.getNotificationsAvailabletopics(client, ids)
  await notificationCalls.getNotificationsChannels(client, ids)
  await notificationCalls.postNotificationsChannels(client, ids)
  await notificationCalls.headNotificationsChannel(client, ids)
  await notificationCalls.postNotificationsChannelSubscriptions(client, ids)
  await notificationCalls.putNotificationsChannelSubscriptions(client, ids)
  await notificationCalls.getNotificationsChannelSubscriptions(client, ids)
  await notificationCalls.deleteNotificationsChannelSubscriptions(client, ids)
}
