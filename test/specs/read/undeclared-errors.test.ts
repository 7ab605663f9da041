import { expect, it } from 'vitest'
import { readFiles } from './read-files.ts'

const paths = { '/a': { get: { responses: { 200: { description: '' } } } } }
const document = { openapi: '3.1.0', info: { title: 'Shop', version: '1' }, paths }

it('lets a document leave out common errors', async () => {
  const read = await readFiles({ '/api.yaml': JSON.stringify(document) })
  expect(read.document['x-undeclared-errors']).toBe('neutral')
})

it('keeps the choice of a document that declares all its errors', async () => {
  const strict = { ...document, 'x-undeclared-errors': 'violation' }
  const read = await readFiles({ '/api.yaml': JSON.stringify(strict) })
  expect(read.document['x-undeclared-errors']).toBe('violation')
})
