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

/** Creates a channel, subscribes it to topics, and removes them. */
export async function workWithNotifications(client: Client, userId: string): Promise<void> {
  await notificationCalls.getNotificationsAvailabletopics(client, { channelId: '', userId })
  const { data } = await client.api.POST('/api/v2/notifications/channels')
  const ids = { channelId: data?.id ?? '', userId }
  await notificationCalls.getNotificationsChannels(client, ids)
  await notificationCalls.headNotificationsChannel(client, ids)
  await notificationCalls.postNotificationsChannelSubscriptions(client, ids)
  await notificationCalls.putNotificationsChannelSubscriptions(client, ids)
  await notificationCalls.getNotificationsChannelSubscriptions(client, ids)
  await notificationCalls.deleteNotificationsChannelSubscriptions(client, ids)
}
