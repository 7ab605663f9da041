import { expect } from '@playwright/test'
import { test } from './page-test.js'

const EMPTY_PAGE = { entities: [], selfUri: '/api/v2/assistants' }

test('shows the assistants of the world', async ({ page, site, world }) => {
  await page.goto(site)
  await expect(page.getByRole('status')).toHaveText('2 assistants')
  await expect(page.getByRole('listitem')).toHaveText(world.genesys.records.assistants.list().map(({ name }) => name))
})

test('creates an assistant', async ({ page, site, world }) => {
  await page.goto(site)
  await page.getByLabel('Name').fill('Returns helper')
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Returns helper' })).toBeVisible()
  expect(world.genesys.records.assistants.size).toBe(3)
})

test('sees no changes of other tests', async ({ page, site }) => {
  await page.goto(site)
  await expect(page.getByRole('status')).toHaveText('2 assistants')
})

test('reports an outage', async ({ page, site, world }) => {
  world.genesys.fail('getAssistants', { status: 503, message: 'Back at noon', times: 1 })
  await page.goto(site)
  await expect(page.getByRole('status')).toHaveText('Failed to list the assistants: Back at noon')
})

test('reports a broken connection', async ({ page, site, world }) => {
  world.genesys.fail('getAssistants', { transport: 'truncated' })
  await page.goto(site)
  await expect(page.getByRole('status')).toHaveText('Failed to list the assistants: Failed to fetch')
})

test('shows a response of its own', async ({ page, site, world }) => {
  await world.override('getAssistants', { status: 200, body: EMPTY_PAGE })
  await page.goto(site)
  await expect(page.getByRole('status')).toHaveText('0 assistants')
  expect(world.exchanges('getAssistants').map(({ overridden }) => overridden)).toEqual([true])
})

test.describe('in another initial state', () => {
  test.use({ worldOptions: { scenario: 'empty-organisation' } })

  test('shows an empty list', async ({ page, site, world }) => {
    await page.goto(site)
    await expect(page.getByRole('status')).toHaveText('0 assistants')
    expect(world.scenario).toBe('empty-organisation')
  })
})

test.describe('over a socket, the page is in the world of its test', () => {
  test.afterEach(async ({ page, site, world }) => {
    await page.goto(site)
    await expect(page.getByRole('status')).toHaveText('2 assistants')
    expect(world.exchanges('getAssistants')).toHaveLength(1)
  })

  test('by the header of its requests', async ({ page, emulatorUrl }) => {
    await page.addInitScript((apiUrl) => Object.assign(globalThis, { apiUrl }), emulatorUrl)
  })

  test('by its base URL', async ({ page, worldUrl }) => {
    await page.addInitScript((apiUrl) => Object.assign(globalThis, { apiUrl }), worldUrl)
  })
})
