import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ControlSchemas } from './control.ts'
import type { LiveJournal } from './live-journal.ts'

/** State that all parts of the page share. */
export interface InspectorState {
  /** name of the selected world */
  readonly world: string
  readonly vendors: readonly ControlSchemas['Vendor'][]
  /** undefined until the list of worlds has loaded */
  readonly worlds: WorldOverview | undefined
  readonly journal: LiveJournal
  /** changes whenever the selected world may have changed */
  readonly revision: string
  /**
   * Runs an action on a world and shows a notice: `success`, or the error's message. If the action resolves to a
   * function, that function undoes the action, and the page offers to call it.
   * @returns true if the action succeeded
   */
  readonly perform: (success: string, action: () => Promise<unknown>) => Promise<boolean>
  /** the last action that can be undone */
  readonly undo: Undo | undefined
}

/** An action that can be undone. */
export interface Undo {
  /** the notice of the action */
  readonly label: string
  readonly run: () => void
}

/** First page of the list of worlds, together with the selected world. */
export interface WorldOverview extends Readonly<ControlSchemas['WorldList']> {
  /** undefined if the selected world does not exist */
  readonly current: ControlSchemas['WorldList']['worlds'][number] | undefined
}

const INITIAL_STATE: InspectorState = {
  world: 'default',
  vendors: [],
  worlds: undefined,
  journal: { exchanges: [], connected: false },
  revision: '',
  perform: async () => false,
  undo: undefined,
}

export const InspectorContext = createContext(INITIAL_STATE)

/** Returns the shared state of the page. */
export function useInspector(): InspectorState {
  return useContext(InspectorContext)
}
