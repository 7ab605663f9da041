import { expect, test } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { bearer, emulatorWith, get, json, NOW } from '../../support/genesys.ts'

const TAMSIN = '8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04'

/** Values of expand for every user, with the field that each adds. */
const OF_USERS = {
  routingStatus: 'routingStatus',
  presence: 'presence',
  integrationPresence: 'integrationPresence',
  conversationSummary: 'conversationSummary',
  outOfOffice: 'outOfOffice',
  geolocation: 'geolocation',
  station: 'station',
  authorization: 'authorization',
  lasttokenissued: 'lastTokenIssued',
  'authorization.unusedRoles': 'authorization',
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
}

/** Further values for the user of a token. */
const OF_ME = {
  date: 'date',
  geolocationsettings: 'geolocationSettings',
  organization: 'organization',
  presencedefinitions: 'presenceDefinitions',
  divisionedpresencedefinitions: 'divisionedPresenceDefinitions',
  locationdefinitions: 'locationDefinitions',
  orgauthorization: 'orgAuthorization',
  orgproducts: 'orgProducts',
  favorites: 'favorites',
  superiors: 'superiors',
  directreports: 'directReports',
  adjacents: 'adjacents',
  routingskills: 'routingSkills',
  fieldconfigs: 'fieldConfigs',
  token: 'token',
  trustors: 'trustors',
  autoanswersettings: 'autoAnswerSettings',
}

async function fieldsOf(path: string, value: string, world = createEmulator({ clock: NOW })) {
  const plain = await json<'User'>(await get(world, path))
  const expanded = await json<'User'>(await get(world, `${path}?expand=${value}`))
  return Object.keys(expanded).filter((field) => !(field in plain))
}

test('expands every field of a user', async () => {
  const world = createEmulator({ clock: NOW })

  for (const [value, field] of Object.entries(OF_USERS)) {
    expect(await fieldsOf(`/api/v2/users/${TAMSIN}`, value, world), value).toEqual([field])
  }
  const both = await json<'User'>(await get(world, `/api/v2/users/${TAMSIN}?expand=presence,skills&expand=station`))
  expect(both).toMatchObject({ presence: {}, skills: [{}], station: {} })
})

test('expands the unused roles of a user only with authorization.unusedRoles', async () => {
  const world = createEmulator({ clock: NOW })
  const authorizationOf = async (value: string) => {
    return (await json<'User'>(await get(world, `/api/v2/users/${TAMSIN}?expand=${value}`))).authorization
  }

  expect(await authorizationOf('authorization')).not.toHaveProperty('unusedRoles')
  expect(await authorizationOf('authorization.unusedRoles')).toMatchObject({ roles: [{}], unusedRoles: [{}] })
})

test('accepts expand values that have no field', async () => {
  for (const value of ['externalContactsSettings', 'customAttributes']) {
    expect(await fieldsOf(`/api/v2/users/${TAMSIN}`, value), value).toEqual([])
  }
  for (const value of ['routinglanguages', 'logCapture']) {
    expect(await fieldsOf('/api/v2/users/me', value), value).toEqual([])
  }
})

test('expands every field of the user of a token', async () => {
  const world = await worldOfTamsin()

  for (const [value, field] of Object.entries({ ...OF_USERS, ...OF_ME })) {
    expect(await fieldsOf('/api/v2/users/me', value, world), value).toEqual([field])
  }
  const me = await json<'UserMe'>(await get(world, '/api/v2/users/me?expand=date,token,organization'))
  expect(me).toMatchObject({
    name: 'Tam',
    date: { currentDate: NOW },
    organization: await json<'Organization'>(await get(world, '/api/v2/organizations/me')),
    token: await json<'TokenInfo'>(await get(world, '/api/v2/tokens/me')),
  })
})

test('finds the users around a user through their managers', async () => {
  const me = await json<'UserMe'>(await get(emulatorWith({}), '/api/v2/users/me'))
  const world = emulatorWith({
    users: [
      { name: 'Chair' },
      { name: 'Head', manager: 'Chair' },
      { id: me.id, name: 'Ada', manager: 'Head', favorites: ['Chair'] },
      { name: 'Bo', manager: 'Head' },
      { name: 'Cleo', manager: 'Ada' },
    ],
  })

  const path = '/api/v2/users/me?expand=superiors,directreports,adjacents,favorites'
  const found = await json<'UserMe'>(await get(world, path))

  const namesOf = (users: readonly { name: string }[] = []) => users.map(({ name }) => name)
  expect(namesOf(found.superiors)).toEqual(['Head', 'Chair'])
  expect(namesOf(found.directReports)).toEqual(['Cleo'])
  expect(namesOf(found.adjacents?.siblings)).toEqual(['Bo'])
  expect(namesOf(found.adjacents?.superiors)).toEqual(['Head', 'Chair'])
  expect(namesOf(found.favorites)).toEqual(['Chair'])
  expect(found.manager?.id).toBe(found.superiors?.[0]?.id)
})

/** Returns a default world in which the user of every made-up token has the fields of Tamsin. */
async function worldOfTamsin() {
  const world = createEmulator({ clock: NOW })
  const me = await json<'UserMe'>(await world.genesys.fetch('/api/v2/users/me', { headers: bearer('any-token') }))
  const tamsin = world.genesys.records.users.getOrThrow(TAMSIN)
  world.genesys.records.users.insert({ ...tamsin, id: me.id, name: 'Tam' })
  return world
}
