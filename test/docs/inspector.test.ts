import { expect } from 'vitest'
import { noBrowser } from '../e2e/chromium.ts'
import { openPage } from '../support/docs/browser-page.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject } from '../support/docs/project.ts'

const page = documentedPage('docs/inspector.md')

page.check(
  'shows the inspector in a page',
  ['mountInspector'],
  async ({ text }) => {
    const site = await openPage(await createProject(), `${text}\nObject.assign(window, { removeInspector })`)
    const heading = site.page.getByRole('heading', { name: 'DeskDouble' })
    await heading.waitFor()
    await site.page.evaluate('removeInspector()')
    expect([await heading.count(), site.errors]).toEqual([0, []])
  },
  { skip: noBrowser },
)
