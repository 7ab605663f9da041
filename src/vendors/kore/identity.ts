import type { Immutable } from '../../engine/immutable.ts'
import type { KoreWorld, Schemas } from './collections.ts'
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
  return world.accounts.list()[0] ?? UNNAMED
}

/** The user behind an address, or behind whatever a token calls its subject: the same one each time. */
export function userIdOf({ id }: Pick<Account, 'id'>, address: string): string {
  return prefixed('u', uuid5(`${id}/${address.toLowerCase()}`))
}
