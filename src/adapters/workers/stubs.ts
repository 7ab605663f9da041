import type {
  ForkOptions,
  PageOptions,
  WorldDescription,
  WorldSummary,
} from '../../engine/services/emulator-services.ts'
import type { Answer } from './refusal.ts'

/** The options of a world with its name. */
export type NamedOptions = ForkOptions & { readonly name: string }

/** Calls of a world's object from outside. */
export interface WorldStub {
  readonly fetch: (request: Request) => Promise<Response>
  /** Starts the world from a scenario. */
  readonly start: (options: NamedOptions) => Promise<Answer<WorldDescription>>
  /** Starts the world from the entries that another object returned. */
  readonly startFrom: (entries: ReadableStream<Uint8Array>) => Promise<Answer<WorldDescription>>
  /** Returns the entries of a world that starts from this one; undefined if this one does not exist. */
  readonly entriesOf: (options: NamedOptions) => Promise<ReadableStream<Uint8Array> | undefined>
  readonly summary: () => Promise<WorldSummary | undefined>
  /** Ends the world. Returns false if it does not exist. */
  readonly end: () => Promise<boolean>
}

/** Part of all names. */
export interface NamePage {
  readonly total: number
  readonly names: readonly string[]
  /** last name of the page, if others follow it */
  readonly next?: string
}

/** A world that is about to start. */
export interface Reservation {
  readonly name: string
  /** an ephemeral world that must end once this one has started, because the limit is reached */
  readonly evicted?: string
}

/** A world that wants a name. */
export interface Candidate {
  /** a name of its own. Defaults to a generated one */
  readonly name?: string | undefined
  readonly ephemeral?: boolean | undefined
}

/** Calls of the directory's object from outside. */
export interface DirectoryStub {
  readonly reserve: (candidate: Candidate) => Promise<Answer<Reservation>>
  readonly register: (name: string, ephemeral: boolean) => Promise<void>
  readonly remove: (name: string) => Promise<void>
  readonly use: (name: string) => Promise<void>
  readonly count: () => Promise<number>
  readonly page: (part: PageOptions) => Promise<NamePage | undefined>
  readonly hasState: (digest: string) => Promise<boolean>
  readonly putState: (digest: string, lines: readonly string[]) => Promise<void>
  readonly state: (digest: string) => Promise<readonly string[]>
}

/** Name of the only directory. */
export const DIRECTORY = 'directory'
