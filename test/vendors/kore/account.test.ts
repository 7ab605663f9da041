import { expect, test } from 'vitest'
import { ACCOUNT, defaultsOf, emulatorWith, HEADERS, inStream, json, rejection, STREAM } from '../../support/kore.ts'

const records = {
  hours: [{ id: 'ho-shop', name: 'Shop Hours', timezone: 'Asia/Kolkata' }],
  queues: [{ id: 'qu-orders', name: 'Orders', hours: 'Shop Hours' }],
  agents: [
    { id: 'a-1', name: 'Amanda Jones' },
    { id: 'a-2', name: 'Bilal Haddad', stream: 'Sales' },
  ],
}

/** Sends a GET request for an account-wide path. */
function get(emulator: ReturnType<typeof emulatorWith>, path: string, headers: Readonly<Record<string, string>> = {}) {
  return emulator.kore.fetch(path, { headers: { ...HEADERS, ...headers } })
}

async function roles(query: string) {
  return json<'RoleListing'>(await get(emulatorWith(), `/api/public/roles?${query}`))
}

test('lists roles by type with their total', async () => {
  const page = await roles('roleType=bot&limit=2')
  expect(page).toMatchObject({ total: 6, availableMore: true })
  expect(page.roles.map(({ roleType }) => roleType)).toEqual(['bot', 'bot'])
  expect(await roles('roleType=bot&limit=4&offset=2')).toMatchObject({ total: 6, availableMore: false })
  expect(await rejection(await get(emulatorWith(), '/api/public/roles?limit=51'))).toMatchObject({
    status: 400,
    codes: [400, 400],
  })
})

test("starts an account with the vendor's roles", async () => {
  const names = (await roles('roleType=bot')).roles.map(({ role }) => role)
  expect(names).toEqual(expect.arrayContaining(['Bot Owner', 'Bot Developer', 'Bot Tester']))
  expect((await roles('roleType=admin')).roles).toMatchObject([{ role: 'admin', roleType: 'admin' }])
})

test('returns the _id and the listed permissions only of bot roles', async () => {
  const [owner] = (await roles('roleType=bot')).roles
  expect(owner).toMatchObject({ _id: expect.stringMatching(/^[0-9a-f]{24}$/), permissions: { Tasks: ['FULL'] } })
  const [admin] = (await roles('roleType=admin')).roles
  expect(admin).not.toHaveProperty('_id')
  expect(admin?.permissions['Invite']).toBe('YES')
})

test('lists the roles of agents', async () => {
  const emulator = emulatorWith({ agents: [{ id: 'a-1', role: 'Supervisor' }] })
  const listed = await json<'RoleListing'>(await get(emulator, '/api/public/roles?roleType=bot'))
  expect(listed.roles.map(({ role }) => role)).toEqual(expect.arrayContaining(['Administrator', 'Agent']))
  const { roleId } = await json<'Agent'>(await inStream(emulator).get('/agents/a-1'))
  expect(listed.roles.find(({ _id }) => _id === roleId)).toMatchObject({ role: 'Supervisor' })
})

test('lists the agents and queues of an account without an envelope', async () => {
  const emulator = emulatorWith(records)
  const root = `/agentassist/api/public/analytics/account/${ACCOUNT}`
  const amanda = { accountId: ACCOUNT, agentId: 'a-1', firstName: 'Amanda', lastName: 'Jones' }
  const bilal = { accountId: ACCOUNT, agentId: 'a-2', firstName: 'Bilal', lastName: 'Haddad' }
  expect(await json(await get(emulator, `${root}/agents?offset=0&limit=5`))).toEqual([amanda, bilal])
  expect(await json(await get(emulator, `${root}/agents?offset=1`))).toEqual([bilal])
  expect(await json(await get(emulator, `${root}/queues`))).toContainEqual({
    accountId: ACCOUNT,
    collectionPointId: 'qu-orders',
    description: 'Orders',
  })
  const other = await get(emulator, '/agentassist/api/public/analytics/account/another/queues')
  expect(await rejection(other)).toMatchObject({ status: 404, message: 'The account another was not found' })
})

test('describes the queues of an account by their names', async () => {
  const emulator = emulatorWith({ queues: [{ id: 'qu-orders', name: 'Orders', description: 'New orders' }] })
  const path = `/agentassist/api/public/analytics/account/${ACCOUNT}/queues`
  expect(await json(await get(emulator, path))).toContainEqual(
    expect.objectContaining({ collectionPointId: 'qu-orders', description: 'Orders' }),
  )
})

test('returns the business hours of a queue', async () => {
  const emulator = emulatorWith(records)
  const { orgId } = await json<'Queue'>(await inStream(emulator).get('/queues/qu-orders'))
  const root = `/agentassist/api/public/organizations/${orgId}/operationshours`
  const hours = await json<'OperationHours'>(await get(emulator, `${root}/qu-orders`, { IId: STREAM }))
  expect(hours).toMatchObject({
    id: 'ho-shop',
    name: 'Shop Hours',
    lname: 'shop hours',
    timezone: 'Asia/Kolkata',
    isDefault: false,
    iId: STREAM,
    orgId,
    specialDays: { frequency: 'YEARLY', days: [] },
  })
  expect(hours.standardDays.days).toContainEqual({ day: 'MO', start: '12:00 AM', end: '11:59:59.999 PM' })
  const { queue } = defaultsOf(emulator)
  const standard = await json<'OperationHours'>(await get(emulator, `${root}/${queue}`, { IId: STREAM }))
  expect(standard).toMatchObject({ name: 'Default Hours of Operation(Auto Created)', isDefault: true })
  expect((await get(emulator, `${root}/qu-orders`, { IId: 'st-other' })).status).toBe(404)
  const elsewhere = '/agentassist/api/public/organizations/o-other/operationshours/qu-orders'
  expect((await get(emulator, elsewhere, { IId: STREAM })).status).toBe(404)
})
