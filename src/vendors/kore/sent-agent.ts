import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { AgentRecord, Schemas } from './collections.ts'
import type { Reference } from './references.ts'

export type Create = Immutable<Schemas['AgentCreate']>
export type Update = Immutable<Schemas['AgentUpdate']>
type Membership = AgentRecord['agentGroups'][number]

/** What is more than a value to be kept as it was sent. */
type Lists = Pick<Update, 'skills' | 'queues' | 'desktopLayouts' | 'createDefaultLayoutAndAssign'>
type TwiceNamed = 'emailId' | 'emaiId' | 'agentGroupId' | 'agentGroups' | 'phoneNumber'

/** An agent as a client sends it, each thing under one name. */
export interface Sent<Body extends Update> extends Lists {
  /** what is kept as it was sent */
  readonly plain: Omit<Body, keyof Lists | TwiceNamed>
  readonly emailId?: string
  readonly phoneNumber?: string
  readonly agentGroups?: readonly Membership[]
  /** whether one group came alone: then what the agent manages stays */
  readonly onlyGroup: boolean
}

/** Reads what a client sent: two fields have a second name, and a number may stand for a text. */
export function sentAgent(body: Create): Sent<Create>
export function sentAgent(body: Update): Sent<Update>
export function sentAgent({
  emaiId,
  emailId = emaiId,
  agentGroupId,
  agentGroups,
  phoneNumber,
  skills,
  queues,
  desktopLayouts,
  createDefaultLayoutAndAssign,
  ...plain
}: Update): Sent<Update> {
  const groups = agentGroupId === undefined ? agentGroups : [{ groupId: agentGroupId }]
  return {
    plain,
    ...(emailId !== undefined && { emailId }),
    ...(phoneNumber !== undefined && { phoneNumber: String(phoneNumber) }),
    // An empty list says as little as none: everyone is in some group.
    ...(groups && groups.length > 0 && { agentGroups: groups.map(membership) }),
    onlyGroup: agentGroupId !== undefined,
    ...(skills && { skills }),
    ...(queues && { queues }),
    ...(desktopLayouts && { desktopLayouts }),
    ...(createDefaultLayoutAndAssign !== undefined && { createDefaultLayoutAndAssign }),
  }
}

/** The ids in it that have to be known. */
export function referencesIn(sent: Sent<Update>): Reference[] {
  const { agentGroups = [], skills = [], queues = [], desktopLayouts = [], onlyGroup } = sent
  const { roleId } = sent.plain
  return [
    ...agentGroups.map(({ groupId: id }, i): Reference => {
      return { to: 'agentGroups', id, at: onlyGroup ? '/agentGroupId' : `/agentGroups/${i}/groupId` }
    }),
    ...(roleId === undefined ? [] : [{ to: 'roles', id: roleId, at: '/roleId' } as const]),
    ...skills.map(({ skillId: id }, i): Reference => ({ to: 'skills', id, at: `/skills/${i}/skillId` })),
    ...queues.map(({ id }, i): Reference => ({ to: 'queues', id, at: `/queues/${i}/id` })),
    ...desktopLayouts.map(({ id }, i): Reference => ({ to: 'layouts', id, at: `/desktopLayouts/${i}/id` })),
  ]
}

function membership({ groupId, role = 'agent' }: { readonly groupId: string; readonly role?: Membership['role'] }) {
  return role === 'manager' ? ({ groupId, role, accessLevel: 'full' } as const) : { groupId, role }
}
