import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { AgentRecord, Schemas } from './collections.ts'
import type { Reference } from './references.ts'

type Create = Immutable<Schemas['AgentCreate']>

/** Body of a create. A profile may not require the fields that the document requires, other than the names. */
export type AgentCreate = Partial<Create> & Omit<Create, RequiredByReference>
/** Body of an update. A profile may require no field. */
export type AgentUpdate = Partial<Immutable<Schemas['AgentUpdate']>>
type Membership = AgentRecord['agentGroups'][number]

/** Fields of a create that only the reference page requires, or that have a second name. */
type RequiredByReference =
  | 'emailId'
  | 'phoneNumber'
  | 'agentGroupId'
  | 'voiceLanguageSupport'
  | 'chatLanguageSupport'
  | 'skills'
/** Body fields that are not stored unchanged. */
type ConvertedFields = Pick<AgentUpdate, 'skills' | 'queues' | 'desktopLayouts' | 'createDefaultLayoutAndAssign'>
/** Body fields that have a second name or a second type. */
type NormalizedFields = 'emailId' | 'emaiId' | 'agentGroupId' | 'agentGroups' | 'phoneNumber'
/** Body fields that only the server sets, and that the newer page on updates requires all the same. */
type ServerFields = 'id' | 'userId' | 'accountId' | 'orgId' | 'iId'

/** An agent in a request body, with one name and one type per field. */
export interface AgentInput<Body extends AgentUpdate> extends ConvertedFields {
  /** fields that are stored unchanged */
  readonly fields: Omit<Body, keyof ConvertedFields | NormalizedFields | ServerFields>
  readonly emailId?: string
  readonly phoneNumber?: string
  readonly agentGroups?: readonly Membership[]
  /** true if the body has agentGroupId; the agent then keeps the groups that it manages */
  readonly hasSingleGroup: boolean
}

/**
 * Normalizes a request body: resolves the second names of emailId and agentGroups, converts phoneNumber, and drops what
 * only the server sets.
 */
export function toAgentInput(body: AgentCreate): AgentInput<AgentCreate>
export function toAgentInput(body: AgentUpdate): AgentInput<AgentUpdate>
export function toAgentInput({
  emaiId,
  emailId = emaiId,
  agentGroupId,
  agentGroups,
  phoneNumber,
  skills,
  queues,
  desktopLayouts,
  createDefaultLayoutAndAssign,
  id: _,
  userId: __,
  accountId: ___,
  orgId: ____,
  iId: _____,
  ...fields
}: AgentUpdate): AgentInput<AgentUpdate> {
  const groups = agentGroupId === undefined ? agentGroups : [{ groupId: agentGroupId }]
  return {
    fields,
    ...(emailId !== undefined && { emailId }),
    ...(phoneNumber !== undefined && { phoneNumber: String(phoneNumber) }),
    // An empty list is ignored because every agent belongs to a group.
    ...(groups && groups.length > 0 && { agentGroups: groups.map(toMembership) }),
    hasSingleGroup: agentGroupId !== undefined,
    ...(skills && { skills }),
    ...(queues && { queues }),
    ...(desktopLayouts && { desktopLayouts }),
    ...(createDefaultLayoutAndAssign !== undefined && { createDefaultLayoutAndAssign }),
  }
}

/** Returns the references to other records in an agent's input. */
export function referencesIn(input: AgentInput<AgentUpdate>): Reference[] {
  const { agentGroups = [], skills = [], queues = [], desktopLayouts = [], hasSingleGroup } = input
  const { roleId } = input.fields
  return [
    ...agentGroups.map(({ groupId: id }, i): Reference => {
      return { collection: 'agentGroups', id, at: hasSingleGroup ? '/agentGroupId' : `/agentGroups/${i}/groupId` }
    }),
    ...(roleId === undefined ? [] : [{ collection: 'roles', id: roleId, at: '/roleId' } as const]),
    ...skills.map(({ skillId: id }, i): Reference => ({ collection: 'skills', id, at: `/skills/${i}/skillId` })),
    ...queues.map(({ id }, i): Reference => ({ collection: 'queues', id, at: `/queues/${i}/id` })),
    ...desktopLayouts.map(({ id }, i): Reference => ({ collection: 'layouts', id, at: `/desktopLayouts/${i}/id` })),
  ]
}

function toMembership({ groupId, role = 'agent' }: { readonly groupId: string; readonly role?: Membership['role'] }) {
  return role === 'manager' ? ({ groupId, role, accessLevel: 'full' } as const) : { groupId, role }
}
