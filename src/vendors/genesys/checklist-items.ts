import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Schemas } from './collections.ts'
import type { Genesys } from './genesys.ts'

/** A step of a checklist, as a record contains it. */
type Item = Immutable<Schemas['AgentChecklistItem']>

/** The steps of a checklist, as a request contains them. */
type SentItems = Parameters<Genesys['postAssistantsAgentchecklists']>[0]['body']['checklistItems']

/** Context for creating the steps of a checklist. */
interface ItemContext {
  readonly id: () => string
  /** path of the checklist */
  readonly selfUri: string
  /** steps that the checklist had before; a step with the name of one of them keeps its id */
  readonly previous?: readonly Item[]
}

/** Creates the steps of a checklist from a request. */
export function createItems(sent: SentItems, { id, selfUri, previous = [] }: ItemContext): Item[] {
  const left = [...previous]
  return sent.map((item) => {
    const known = left.findIndex(({ name }) => name === item.name)
    const [kept] = known < 0 ? [] : left.splice(known, 1)
    return { id: kept?.id ?? id(), ...item, selfUri }
  })
}
