import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { uuidOf } from '../../../world/random.ts'
import { foldCase, type GenesysWorld, type Schemas } from '../collections.ts'

type User = Immutable<Schemas['UserRecord']>

/** Returns the id of the made-up user of a client, which is the same in every world. */
export function madeUpUserId(clientId: string): string {
  return uuidOf(`user of ${clientId}`)
}

/** Returns the id of the first user who can log in; undefined if the world has none. */
export function firstUserId({ users }: GenesysWorld): string | undefined {
  // Requests with a token of no user ask for it again and again. The empty text stands for no user.
  return users.remember('first who can log in', () => users.first({ where: canLogIn })?.id ?? '') || undefined
}

/** Returns the users who can log in. The user that a login hint names comes first. */
export function usersToLogIn(world: GenesysWorld, hint: string | undefined): User[] {
  const users = world.users.list({ where: canLogIn })
  const hinted = users.find((user) => isNamed(user, hint))
  return hinted ? [hinted, ...users.filter((user) => user !== hinted)] : users
}

function canLogIn({ state }: User): boolean {
  return state === 'active'
}

/** Returns whether a login hint, such as `email` or `email:organisation`, names a user. */
function isNamed({ email, username, name }: User, hint: string | undefined): boolean {
  const [wanted = ''] = foldCase(hint ?? '').split(':')
  return wanted !== '' && [email, username, name].some((one) => one !== undefined && foldCase(one) === wanted)
}
