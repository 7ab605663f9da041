import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { AgentRecord, KoreWorld, Schemas } from './collections.ts'
import { hex24, prefixed, uuid5 } from './ids.ts'

type Account = Immutable<Schemas['Account']>

/** The account of a world to which its scenario gave none. */
const UNNAMED: Account = {
  id: hex24(uuid5('account')),
  orgId: prefixed('o', uuid5('organisation')),
  name: 'Unnamed account',
}

/** The account that all streams of a world belong to. */
export function accountOf(world: KoreWorld): Account {
  return world.accounts.first() ?? UNNAMED
}

/** The user behind an address, or behind whatever a token calls its subject: the same one each time. */
export function userIdOf({ id }: Pick<Account, 'id'>, address: string): string {
  return prefixed('u', uuid5(`${id}/${address.toLowerCase()}`))
}

const known = new WeakMap<AgentRecord, { readonly accountId: string; readonly userId: string }>()

/** The user behind an agent. Records are never changed, so it is worked out once for each record of an account. */
export function userOf(account: Pick<Account, 'id'>, agent: AgentRecord): string {
  const found = known.get(agent)
  if (found?.accountId === account.id) return found.userId
  const userId = userIdOf(account, agent.emailId)
  known.set(agent, { accountId: account.id, userId })
  return userId
}
