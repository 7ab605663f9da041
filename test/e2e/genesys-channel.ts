import type { default as Sdk } from 'purecloud-platform-client-v2'

/** The SDK, as the page of the application defines it. */
declare const sdk: typeof Sdk

/** The page's window with the messages that a channel received. */
interface ChannelWindow extends Window {
  messages?: unknown[]
}

/**
 * Subscribes a new channel to the presence of the user who is logged in, and connects to it. Returns the user's id when
 * the connection is open. It runs in the page. `window.messages` lists the messages that the page receives.
 */
export async function followPresence(): Promise<string> {
  const api = new sdk.NotificationsApi()
  const { id: user = '' } = await new sdk.UsersApi().getUsersMe()
  const { id = '', connectUri = '' } = await api.postNotificationsChannels()
  await api.putNotificationsChannelSubscriptions(id, [{ id: `v2.users.${user}.presence` }])
  const messages: unknown[] = []
  const page: ChannelWindow = window
  page.messages = messages
  const socket = new WebSocket(connectUri)
  socket.addEventListener('message', ({ data }) => messages.push(JSON.parse(String(data))))
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error(`No connection to ${connectUri}`)))
  })
  return user
}
