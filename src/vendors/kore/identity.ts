import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { AgentRecord, KoreWorld, Schemas } from './collections.ts'
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

const userIds = new WeakMap<AgentRecord, { readonly accountId: string; readonly userId: string }>()

/** Returns the user id of an agent. Memoised per record, because records are immutable. */
export function agentUserId(account: Pick<Account, 'id'>, agent: AgentRecord): string {
  const found = userIds.get(agent)
  if (found?.accountId === account.id) return found.userId
  const userId = userIdOf(account, agent.emailId)
  userIds.set(agent, { accountId: account.id, userId })
  return userId
}
