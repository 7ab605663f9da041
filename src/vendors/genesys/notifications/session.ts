import type { AcceptSocket, SocketContext, SocketSession } from '../../../engine/sockets/socket.ts'
import { isObject } from '../../../world/is-object.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { GenesysWorld } from '../collections.ts'
import { type ChannelRecord, isExpired } from './channels.ts'
import { type EventBody, type NewEvents, observe } from './observe.ts'
import { parseTopic } from './topics.ts'

/** Interval between two heartbeats in ms, in real time. Clients close a connection that is silent for longer. */
const HEARTBEAT_MILLIS = 30_000
/** Close code for a connection that the server ends on purpose (RFC 6455, 7.4.1). */
const GOING_AWAY = 1001

/** Accepts the connection of a WebSocket client to a channel. @throws RecordNotFound if the channel does not exist */
export const connectChannel: AcceptSocket<GenesysWorld> = (context) => {
  const session = new ChannelSession(context)
  session.start()
  return {
    receive: (text) => session.receive(text),
    worldChanged: () => session.worldChanged(),
    closed: () => session.closed(),
  } satisfies SocketSession
}

/** The connection of one client to one channel. */
class ChannelSession {
  readonly #context: SocketContext<GenesysWorld>
  readonly #channelId: string
  /** identifies this connection in the channel's record; a later connection replaces it */
  readonly #connection: string
  /** functions that return the new events of each topic */
  readonly #observers = new Map<string, NewEvents>()
  #ended = false

  constructor(context: SocketContext<GenesysWorld>) {
    this.#context = context
    this.#channelId = context.path['channelId'] ?? ''
    this.#connection = context.id()
  }

  /** Takes the channel over and starts its heartbeats. @throws RecordNotFound */
  start(): void {
    const { world, clock } = this.#context
    const channel = world.channels.get(this.#channelId)
    if (!channel || isExpired(channel, clock.millis())) throw new RecordNotFound('Channel', this.#channelId)
    world.channels.update(this.#channelId, { connection: this.#connection, usedAt: clock.now() })
    this.#observe(channel)
    this.#beat()
  }

  receive(text: string): void {
    const message = parse(text)
    const channel = this.#channel()
    if (!channel) return
    const { message: kind } = message
    if (kind === 'ping') this.#sendEvent('channel.metadata', { message: 'pong' })
    else if (kind === 'subscribe' || kind === 'unsubscribe') this.#send(this.#change(channel, message))
    else this.#send({ result: '400', status: 'failure', message: 'The message is not ping, subscribe or unsubscribe' })
  }

  worldChanged(): void {
    const channel = this.#channel()
    if (!channel) return
    for (const [topic, newEvents] of this.#observers) for (const body of newEvents()) this.#sendEvent(topic, body)
    this.#observe(channel)
  }

  closed(): void {
    if (this.#ended) return
    this.#ended = true
    const { channels } = this.#context.world
    if (channels.get(this.#channelId)?.connection !== this.#connection) return
    channels.update(this.#channelId, { connection: undefined })
  }

  /** Returns the channel's record. Ends the connection if it expired, was deleted, or has another connection. */
  #channel(): ChannelRecord | undefined {
    if (this.#ended) return undefined
    const { world, clock } = this.#context
    const channel = world.channels.get(this.#channelId)
    if (channel?.connection === this.#connection && !isExpired(channel, clock.millis())) return channel
    if (channel?.connection === this.#connection) this.#sendEvent('v2.system.socket_closing', {})
    else this.#send({ result: '404', status: 'failure', message: 'The channel has ended or has another connection' })
    this.#ended = true
    this.#context.peer.close(GOING_AWAY, 'The channel has ended')
    return undefined
  }

  /** Observes the channel's topics that are not observed yet, and no others. */
  #observe({ topics }: ChannelRecord): void {
    const { world } = this.#context
    for (const id of this.#observers.keys()) if (!topics.includes(id)) this.#observers.delete(id)
    for (const id of topics) {
      const topic = this.#observers.has(id) ? undefined : parseTopic(world, id)
      if (topic) this.#observers.set(id, observe(world, topic))
    }
  }

  /** Adds topics to the channel or removes them, as a message asks. Returns the response. */
  #change({ topics }: ChannelRecord, { message, topics: named, correlationId }: Message): object {
    const { world } = this.#context
    const ids = Array.isArray(named) ? named.filter((id) => typeof id === 'string') : []
    const unknown = ids.find((id) => !parseTopic(world, id))
    const correlation = correlationId === undefined ? {} : { correlationId }
    if (ids.length === 0 || unknown !== undefined) {
      const reason = unknown === undefined ? 'topics must be a list of topics' : `The topic ${unknown} is unknown`
      return { result: '400', status: 'failure', message: reason, topics: ids, ...correlation }
    }
    const kept = topics.filter((id) => !ids.includes(id))
    const changed = message === 'subscribe' ? [...kept, ...ids] : kept
    const record = world.channels.update(this.#channelId, { topics: [...new Set(changed)] })
    this.#observe(record)
    return { result: '200', status: `${String(message)}d`, topics: ids, ...correlation }
  }

  #beat(): void {
    this.#context.peer.later(HEARTBEAT_MILLIS, () => {
      if (!this.#channel()) return
      this.#sendEvent('channel.metadata', { message: 'WebSocket Heartbeat' })
      this.#beat()
    })
  }

  #sendEvent(topicName: string, eventBody: EventBody): void {
    this.#send({ topicName, version: '2', eventBody, metadata: { CorrelationId: this.#context.id() } })
  }

  #send(message: object): void {
    this.#context.peer.send(JSON.stringify(message))
  }
}

type Message = Readonly<Record<string, unknown>>

/** Parses a message of a client. A text that is not a JSON object is an empty message. */
function parse(text: string): Message {
  try {
    const message: unknown = JSON.parse(text)
    return isObject(message) ? message : {}
  } catch {
    return {}
  }
}
