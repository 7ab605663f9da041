import { expect } from 'vitest'
import { emulate } from '../../src/kit.ts'
import { importModule, runModule } from '../support/docs/code.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject, fromRepository } from '../support/docs/project.ts'

const page = documentedPage('docs/from-a-document-to-a-vendor.md')
const KIT = 'examples/kit'
const parts = {
  'collections.ts': fromRepository(`${KIT}/collections.ts`),
  generated: fromRepository(`${KIT}/generated`),
}

page.check('writes the files that the page lists', ['spec init'], async ({ text }) => {
  const project = await createProject({ 'openapi.yaml': fromRepository('examples/any-api/openapi.yaml') })
  const { code, printed } = await project.run(text)
  expect(printed).toContain('bookshop/generated')
  expect(code).toBe(0)
  for (const file of ['openapi.yaml', 'generated/spec.ts', 'collections.ts', 'handlers.ts', 'index.ts'])
    expect(await project.read(`bookshop/${file}`)).not.toBe('')
})

page.check('rejects an order of more books than are in stock', ['placeOrder'], async ({ text }) => {
  const { bookshop } = Object(await importModule(await createProject(parts), text, 'bookshop.ts'))
  const world = emulate({ vendors: { bookshop } })
  const { headers } = Object(world).bookshop.credentials
  const post = (path: string, body: object) =>
    world.fetch(path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const book = { isbn: '9780141439587', title: 'Emma', author: 'Jane Austen', stock: 3 }
  expect((await post('/books', book)).status).toBe(201)
  const order = { isbn: book.isbn, copies: 2 }
  expect([(await post('/orders', order)).status, (await post('/orders', order)).status]).toEqual([201, 409])
})

page.check('emulates the vendor', ['seed: 7'], async ({ text }) => {
  await runModule(await createProject({ ...parts, 'bookshop.ts': fromRepository(`${KIT}/bookshop.ts`) }), text)
})

await page.tests("from 'deskdouble/kit/vitest'", { ...parts, 'bookshop.ts': fromRepository(`${KIT}/bookshop.ts`) })
