import type { Immutable } from '../../engine/vendor/immutable.ts'
import { type AgentRecord, addressKey, type KoreWorld, type Schemas, userKey } from './collections.ts'
import { hex24, prefixed, uuid5 } from './ids.ts'

type Account = Immutable<Schemas['Account']>

/** Account of a world whose scenario does not define one. */
const UNNAMED_ACCOUNT: Account = {
  id: hex24(uuid5('account')),
  orgId: prefixed('o', uuid5('organisation')),
  name: 'Unnamed account',
}

/** Returns the account that all streams of a world belong to. */
export function accountOf(world: KoreWorld): Account {
  return world.accounts.first() ?? UNNAMED_ACCOUNT
}

/** Returns the user id for an email address or for a token's subject. Equal inputs, ignoring case, get equal ids. */
export function userIdOf({ id }: Pick<Account, 'id'>, subject: string): string {
  return prefixed('u', uuid5(`${id}/${subject.toLowerCase()}`))
}

/** Returns the user id of a new agent. It is derived from the agent's id because it must not follow the emailId. */
export function newUserId(agentId: string): string {
  return prefixed('u', uuid5(agentId))
}

/** Returns the agent of a stream with this user id. */
export function agentOfUser(world: KoreWorld, streamId: string, userId: string): AgentRecord | undefined {
  return world.agents.find('userId', userKey(streamId, userId))
}

/** Returns the agent whose emailId is the subject of a token, if the stream has one. */
export function agentOfSubject(world: KoreWorld, streamId: string, subject: string): AgentRecord | undefined {
  return world.agents.find('emailId', addressKey(streamId, subject))
}
