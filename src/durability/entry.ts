import type { Exchange } from '../engine/journal/exchange.ts'
import type { ForkOptions } from '../engine/services/emulator-services.ts'
import type { ChangeSet } from '../world/change-set.ts'

/**
 * One step in the life of an emulator's worlds, as JSON. Carried out in order, all entries give the same worlds again.
 */
export type Entry =
  | StateEntry
  | StartEntry
  | EndEntry
  | TakeEntry
  | ChangeEntry
  | ExchangeEntry
  | OriginEntry
  | SaveEntry
  | ForgetEntry

/** A part of a state that worlds start from. Several entries of a number follow each other. */
export interface StateEntry {
  /** number of the state */
  readonly state: number
  /** number of the state that the changes apply to, in the first entry of a state. Defaults to no records */
  readonly base?: number
  /** digest of the shared state that it is, which has no changes */
  readonly shared?: string
  readonly changes?: ChangeSet
}

/** An initial state of a world. */
export interface Beginning {
  /** number of the state that it is; absent if `like` is present */
  readonly state?: number
  /** name of the world whose present state it is */
  readonly like?: string
  /** its own seed, clock and settings */
  readonly changes?: ChangeSet
  /** the options that the world was started with, for a later reset */
  readonly options: ForkOptions
  /** digest of the scenario that it was loaded from, if that has a name */
  readonly digest?: string
}

/** A world that starts. */
export interface StartEntry extends Beginning {
  /** name of the world */
  readonly start: string
  /** name that the world gets once it is whole, by a {@link TakeEntry}; until then it does not count */
  readonly as?: string
  /** exchanges that its journal no longer keeps; absent if it has all */
  readonly dropped?: number
}

/** A world that was imported and is whole now. It takes the place of the world of its name, if there is one. */
export interface TakeEntry {
  /** name of the world */
  readonly world: string
  /** name under which it was started */
  readonly takes: string
}

/** A world that ends. */
export interface EndEntry {
  /** name of the world */
  readonly end: string
}

/** A world that gets another initial state, without being restored to it yet. */
export interface OriginEntry {
  /** name of the world */
  readonly world: string
  readonly origin: Beginning
}

/** Changes of a world. */
export interface ChangeEntry {
  /** name of the world */
  readonly world: string
  /** the state that the world is restored to first: the initial one, or a named snapshot */
  readonly restored?: 'origin' | { readonly snapshot: string }
  /** true if the request journal is emptied first */
  readonly cleared?: true
  readonly changes?: ChangeSet
  /** a number for the state that the changes lead to, which exchanges refer to; the start of a world has the number 0 */
  readonly position?: number
  /** place among the entries of one change, which count only together: its number from 1, and theirs */
  readonly part?: readonly [number: number, of: number]
}

/** An exchange of a world. It may follow long after the changes that it made. */
export interface ExchangeEntry {
  /** name of the world */
  readonly world: string
  readonly exchange: StoredExchange
  readonly before: Place
  /** absent if it is the same as before */
  readonly after?: Place
}

/** A state of a world: one that has a number, and how the state differs from it. */
export interface Place {
  readonly position: number
  readonly changes?: ChangeSet
}

/** A named snapshot of a world. */
export interface SaveEntry {
  /** name of the world */
  readonly world: string
  readonly save: { readonly name: string; readonly at: string; readonly after: number }
  /** number of its state. Defaults to the present state of the world */
  readonly state?: number
  /** its own seed, clock and settings, beside those of the numbered state */
  readonly changes?: ChangeSet
}

/** A named snapshot that is deleted. */
export interface ForgetEntry {
  /** name of the world */
  readonly world: string
  /** name of the snapshot */
  readonly forget: string
}

/** An exchange without the states before and after it. */
export type StoredExchange = Omit<Exchange, 'before' | 'after' | 'error'> & {
  /** message of the exception that a handler threw */
  readonly error?: string
}

/** Returns an exchange as its entry contains it. */
export function toStored({ before, after, error, request, response, ...exchange }: Exchange): StoredExchange {
  // The texts of messages are created when they are asked for.
  const messages = {
    request: {
      headers: request.headers,
      body: request.body,
      encoding: request.encoding,
      truncated: request.truncated,
    },
    response: {
      status: response.status,
      headers: response.headers,
      body: response.body,
      encoding: response.encoding,
      truncated: response.truncated,
    },
  }
  return { ...exchange, ...messages, ...(error !== undefined && { error: messageOf(error) }) }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
