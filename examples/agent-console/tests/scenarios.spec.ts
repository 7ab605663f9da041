import { expect, type Page } from '@playwright/test'
import { names, test } from './console.ts'

const VENDORS = ['Genesys Cloud', 'Kore.ai SmartAssist', 'Singularity Bridge', 'Bird']

const deskOf = (page: Page, vendor: string) => page.getByRole('region', { name: vendor })
const genesysOf = (page: Page) => deskOf(page, 'Genesys Cloud')

for (const vendor of VENDORS) {
  test(`default: the page adds, renames and removes agents of ${vendor}`, async ({ page, open }) => {
    await open('default')
    const desk = deskOf(page, vendor)
    await expect(desk.getByRole('listitem').first()).toBeVisible()
    const before = await names(desk).allInnerTexts()

    await desk.getByLabel('New agent').fill('Zora Quill')
    await desk.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(names(desk).filter({ hasText: 'Zora Quill' })).toBeVisible()
    await desk.getByRole('button', { name: 'Rename Zora Quill' }).click()
    await desk.getByLabel('New name of Zora Quill').fill('Zora Inkwell')
    await desk.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(names(desk).filter({ hasText: 'Zora Inkwell' })).toBeVisible()

    await desk.getByRole('button', { name: 'Refresh' }).click()
    await expect(names(desk)).toHaveCount(before.length + 1)
    await desk.getByRole('button', { name: 'Remove Zora Inkwell' }).click()
    await expect(names(desk)).toHaveText(before)
  })
}

test('empty-organisation: the page adds the first agent of each vendor', async ({ page, open }) => {
  await open('empty-organisation')
  for (const vendor of VENDORS) {
    const desk = deskOf(page, vendor)
    await expect(desk.getByText('There are no agents yet.')).toBeVisible()
    await desk.getByLabel('New agent').fill('First Comer')
    await desk.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(names(desk)).toHaveText(['First Comer'])
  }
})

test('small-team: the page reports a duplicate name and keeps the input', async ({ page, open }) => {
  await open('small-team')
  const desk = genesysOf(page)
  await expect(names(desk)).toHaveText(['Workshop helper', 'Shop trial'])
  await desk.getByLabel('New agent').fill('workshop helper')
  await desk.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(desk.getByRole('alert')).toContainText('already has an agent with this name')
  await expect(desk.getByLabel('New agent')).toHaveValue('workshop helper')
  await expect(names(desk)).toHaveCount(2)
})

test('five-hundred-of-everything: the page loads every page of agents', async ({ page, open }) => {
  await open('five-hundred-of-everything')
  const desk = genesysOf(page)
  await expect(names(desk)).toHaveCount(100)
  for (const shown of [200, 300, 400, 500]) {
    await desk.getByRole('button', { name: 'Show more' }).click()
    await expect(names(desk)).toHaveCount(shown)
  }
  await expect(desk.getByRole('button', { name: 'Show more' })).toHaveCount(0)
  expect(new Set(await names(desk).allInnerTexts()).size).toBe(500)
})

test('expired-credentials: the page continues after a new sign-in', async ({ page, open }) => {
  await open('expired-credentials')
  const desk = genesysOf(page)
  await expect(desk.getByRole('alert')).toContainText('have expired')
  await desk.getByRole('button', { name: 'Sign in again' }).click()
  await expect(names(desk)).toHaveText(['Workshop helper', 'Shop trial'])
  await expect(desk.getByRole('alert')).toHaveCount(0)
})

test('rate-limited: the page shows how long to wait and works afterwards', async ({ page, open }) => {
  const world = await open('rate-limited')
  const desk = genesysOf(page)
  await expect(desk.getByRole('listitem').first()).toBeVisible()
  const alert = desk.getByRole('alert')
  for (let attempt = 0; attempt < 6 && (await alert.count()) === 0; attempt++) {
    await desk.getByRole('button', { name: 'Refresh' }).click()
    await expect(desk).toHaveAttribute('aria-busy', 'false')
  }
  await expect(alert).toContainText(/accepts the next request in \d+ s/)
  await world.advance('61s')
  await desk.getByRole('button', { name: 'Try again' }).click()
  await expect(alert).toHaveCount(0)
})

test('slow-network: the page is marked as busy while it waits', async ({ page, open }) => {
  const world = await open('slow-network')
  const desk = genesysOf(page)
  await expect(desk.getByRole('listitem').first()).toBeVisible()
  await world.setFault({ vendor: 'genesys', operation: 'getAssistants', delay: { fixed: 400 } })
  await desk.getByRole('button', { name: 'Refresh' }).click()
  await expect(desk).toHaveAttribute('aria-busy', 'true')
  await expect(desk).toHaveAttribute('aria-busy', 'false')
  await expect(desk.getByRole('alert')).toHaveCount(0)
})

test('flaky-vendor: the page reports failures, keeps the agents and succeeds on a retry', async ({ page, open }) => {
  await open('flaky-vendor')
  const desk = genesysOf(page)
  const alert = desk.getByRole('alert')
  const isDone = () => expect(desk).toHaveAttribute('aria-busy', 'false')
  await isDone()
  let failures = 0
  for (let attempt = 0; attempt < 60 && failures < 2; attempt++) {
    await desk.getByRole('button', { name: 'Refresh' }).click()
    await isDone()
    if ((await alert.count()) === 0) continue
    failures++
    await expect(alert).toContainText(/cannot be reached|status 503/)
    await expect(names(desk)).toHaveCount(12)
    for (let retry = 0; retry < 5 && (await alert.count()) > 0; retry++) {
      await desk.getByRole('button', { name: 'Try again' }).click()
      await isDone()
    }
    await expect(alert).toHaveCount(0)
  }
  expect(failures).toBe(2)
})
