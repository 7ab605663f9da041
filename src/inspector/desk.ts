import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Told } from '../vendors/control/api.ts'
import type { LiveJournal } from './live-journal.ts'

/** What all parts of the page share. */
export interface Desk {
  /** the name of the world that is looked at */
  readonly world: string
  readonly vendors: readonly Told['Vendor'][]
  /** the worlds that there are; undefined until they are known */
  readonly worlds: Worlds | undefined
  readonly journal: LiveJournal
  /** changes whenever the world may have changed */
  readonly edition: string
  /** Does something to a world and says what came of it, or why nothing did. Resolves to whether it was done. */
  readonly act: (done: string, deed: () => Promise<unknown>) => Promise<boolean>
  /** Says something that a screen reader speaks as well. */
  readonly say: (text: string, bad?: boolean) => void
}

/** The first of all worlds, and the one that is looked at. */
export interface Worlds extends Readonly<Told['WorldList']> {
  /** undefined when there is none of that name */
  readonly here: Told['WorldList']['worlds'][number] | undefined
}

const NOWHERE: Desk = {
  world: 'default',
  vendors: [],
  worlds: undefined,
  journal: { exchanges: [], connected: false },
  edition: '',
  act: async () => false,
  say: () => undefined,
}

export const DeskContext = createContext(NOWHERE)

export function useDesk(): Desk {
  return useContext(DeskContext)
}
