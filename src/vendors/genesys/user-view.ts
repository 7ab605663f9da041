import type { Immutable } from '../../engine/vendor/immutable.ts'
import { perRecord } from '../../engine/vendor/per-record.ts'
import type { operations } from '../../generated/genesys/types.ts'
import type { Schemas } from './collections.ts'

/** A user as it is stored. */
export type UserRecord = Immutable<Schemas['UserRecord']>

/** A user as a response shows it. */
export type User = Immutable<Schemas['User']>

/** A value of the parameter expand of users. */
export type UserExpansion = NonNullable<NonNullable<operations['getUser']['parameters']['query']>['expand']>[number]

/** Fields that the values of expand add. Values without a field, such as customAttributes, add nothing. */
const FIELDS = {
  routingStatus: 'routingStatus',
  presence: 'presence',
  integrationPresence: 'integrationPresence',
  conversationSummary: 'conversationSummary',
  outOfOffice: 'outOfOffice',
  geolocation: 'geolocation',
  station: 'station',
  authorization: 'authorization',
  'authorization.unusedRoles': 'authorization',
  lasttokenissued: 'lastTokenIssued',
  team: 'team',
  workPlanBidRanks: 'workPlanBidRanks',
  groups: 'groups',
  profileSkills: 'profileSkills',
  certifications: 'certifications',
  locations: 'locations',
  skills: 'skills',
  languages: 'languages',
  languagePreference: 'languagePreference',
  employerInfo: 'employerInfo',
  biography: 'biography',
  dateLastLogin: 'dateLastLogin',
  dateWelcomeSent: 'dateWelcomeSent',
} as const satisfies Partial<Record<UserExpansion, keyof User>>

/** Lists that are empty if a record lacks them. */
const EMPTY_LISTS: Partial<User> = {
  groups: [],
  profileSkills: [],
  certifications: [],
  locations: [],
  skills: [],
  languages: [],
}

/** Fields of a user that no expand is needed for. */
const PLAIN_FIELDS = [
  'id',
  'name',
  'division',
  'chat',
  'department',
  'email',
  'primaryContactInfo',
  'addresses',
  'state',
  'title',
  'username',
  'manager',
  'images',
  'version',
  'preferredName',
  'acdAutoAnswer',
  'selfUri',
] as const satisfies readonly (keyof User & keyof UserRecord)[]

/** Returns a user with only the fields that no expand is needed for. */
export const plainUser: (record: UserRecord) => User = perRecord((record: UserRecord): User => {
  const { id, name, version, selfUri } = record
  return { ...pick(record, PLAIN_FIELDS), id, name, version, selfUri }
})

/** Returns a user with the fields that a request expands. */
export function userView(record: UserRecord, expand: readonly UserExpansion[] = []): User {
  if (expand.length === 0) return plainUser(record)
  const fields = expand.flatMap((value) => (value in FIELDS ? [FIELDS[value as keyof typeof FIELDS]] : []))
  return {
    ...plainUser(record),
    ...pick(EMPTY_LISTS, fields),
    ...pick(record, fields),
    ...authorizationOf(record, expand),
  }
}

/** Returns the roles and permissions of a user, if they are expanded. Unused roles have an expand value of their own. */
function authorizationOf({ authorization }: UserRecord, expand: readonly UserExpansion[]): Pick<User, 'authorization'> {
  if (!authorization || expand.includes('authorization.unusedRoles')) return {}
  if (!expand.includes('authorization')) return {}
  const { unusedRoles: _, ...others } = authorization
  return { authorization: others }
}

/** Returns some fields of a record, without those that it lacks. */
export function pick<R extends object, Name extends keyof R>(
  record: R,
  names: readonly Name[],
): Pick<Partial<R>, Name> {
  const entries = names.filter((name) => record[name] !== undefined).map((name) => [name, record[name]])
  // `fromEntries` loses the types of names and values.
  return Object.fromEntries(entries) as Pick<Partial<R>, Name>
}
