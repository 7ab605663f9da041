import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { operations } from '../../generated/genesys/types.ts'
import type { Schemas } from './collections.ts'
import type { GenesysContext } from './genesys.ts'
import { organizationOf } from './identity.ts'
import { tokenInfo } from './token-info.ts'
import { pick, plainUser, type User, type UserExpansion, type UserRecord, userView } from './user-view.ts'

type UserMe = Immutable<Schemas['UserMe']>
type Expansion = NonNullable<NonNullable<operations['getUsersMe']['parameters']['query']>['expand']>[number]

/** Sources of the fields that are not stored in the user's record. */
type Context = Pick<GenesysContext, 'world' | 'clock' | 'link' | 'caller'>

/** Number of users in a list of colleagues. */
const MOST_USERS = 50

/** Fields of the user's record that the values of expand add. */
const STORED = {
  geolocationsettings: 'geolocationSettings',
  presencedefinitions: 'presenceDefinitions',
  divisionedpresencedefinitions: 'divisionedPresenceDefinitions',
  locationdefinitions: 'locationDefinitions',
  orgauthorization: 'orgAuthorization',
  orgproducts: 'orgProducts',
  routingskills: 'routingSkills',
  fieldconfigs: 'fieldConfigs',
  trustors: 'trustors',
  autoanswersettings: 'autoAnswerSettings',
} as const satisfies Partial<Record<Expansion, keyof UserMe & keyof UserRecord>>

/** Lists that are empty if the record lacks them. */
const EMPTY_LISTS: Partial<UserMe> = {
  presenceDefinitions: [],
  divisionedPresenceDefinitions: [],
  locationDefinitions: [],
  orgAuthorization: [],
  orgProducts: [],
  routingSkills: [],
  trustors: [],
}

/** Fields that depend on other records, by the value of expand that adds them. */
const COMPUTED: Partial<Record<Expansion, (user: UserRecord, context: Context) => Partial<UserMe>>> = {
  date: (_, { clock }) => ({ date: { currentDate: clock.now() } }),
  organization: (_, { world, link }) => ({ organization: organizationOf(world, link) }),
  token: (_, context) => ({ token: tokenInfo(context) }),
  favorites: (user, { world }) => ({ favorites: favoritesOf(user, world) }),
  superiors: (user, { world }) => ({ superiors: superiorsOf(user, world) }),
  directreports: (user, { world }) => ({ directReports: reportsTo(user.id, world) }),
  adjacents: (user, { world }) => ({
    adjacents: {
      superiors: superiorsOf(user, world),
      siblings: siblingsOf(user, world),
      directReports: reportsTo(user.id, world),
    },
  }),
}

/** Returns the user of a token with the fields that a request expands. */
export function userMeView(user: UserRecord, expand: readonly Expansion[] = [], context: Context): UserMe {
  const fields = expand.flatMap((value) => (value in STORED ? [STORED[value as keyof typeof STORED]] : []))
  return {
    // Values that only users/me accepts add no field here.
    ...userView(user, expand as readonly UserExpansion[]),
    ...pick(EMPTY_LISTS, fields),
    ...pick(user, fields),
    ...Object.assign({}, ...expand.map((value) => COMPUTED[value]?.(user, context))),
  }
}

type World = Pick<GenesysContext['world'], 'users'>

function favoritesOf({ favorites = [] }: UserRecord, { users }: World): User[] {
  const found = favorites.flatMap(({ id }) => users.get(id) ?? [])
  return found.slice(0, MOST_USERS).map(plainUser)
}

/** Returns the manager of a user and the managers above, from the nearest one up. */
function superiorsOf(user: UserRecord, { users }: World): User[] {
  const found: UserRecord[] = []
  let manager = managerOf(user, users)
  while (manager && manager !== user && !found.includes(manager) && found.length < MOST_USERS) {
    found.push(manager)
    manager = managerOf(manager, users)
  }
  return found.map(plainUser)
}

function managerOf({ manager }: UserRecord, users: World['users']): UserRecord | undefined {
  return manager && users.get(manager.id)
}

function siblingsOf(user: UserRecord, world: World): User[] {
  return user.manager ? reportsTo(user.manager.id, world).filter(({ id }) => id !== user.id) : []
}

function reportsTo(managerId: string, { users }: World): User[] {
  const reports = users.list({ where: ({ manager }) => manager?.id === managerId })
  return reports.slice(0, MOST_USERS).map(plainUser)
}
