import { expect, it } from 'vitest'
import { readPaths } from './read-files.ts'

const silent = (status = '200') => ({ responses: { [status]: { description: 'x' } } })
const json = { 'application/json': { schema: {} } }

it('lets a GET without declared content return any JSON', async () => {
  const spoken = { responses: { 200: { description: 'x', content: json } } }
  const { document } = await readPaths({ '/a': { get: silent(), post: silent('201') }, '/b': { get: spoken } })

  expect(document.paths['/a']?.get?.responses['200']).toMatchObject({ content: json })
  expect(document.paths['/a']?.post?.responses['201']).not.toHaveProperty('content')
})

it('lets all methods return any JSON in a document without the content of any success', async () => {
  const { document, warnings } = await readPaths({
    '/a': { get: silent(), post: silent('201'), delete: silent('204') },
  })

  expect(document.paths['/a']?.post?.responses['201']).toMatchObject({ content: json })
  expect(document.paths['/a']?.delete?.responses['204']).not.toHaveProperty('content')
  expect(warnings).toContain(
    'No successful response declares its content; they contain any JSON. An overlay can add schemas.',
  )
})
