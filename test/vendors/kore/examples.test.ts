import { expect, test } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { readSpecFile } from '../../support/spec-file.ts'
import { tourOf } from '../tour.ts'
import { koreCase } from './kore.case.ts'

test('answers every example request in a new default world as the spec declares', async () => {
  const examples = tourOf(readSpecFile('kore'), koreCase).filter(({ status }) => status < 300)
  const statuses = await Promise.all(
    examples.map(async ({ operation, request: { path, ...init } }) => {
      const response = await createEmulator().kore.fetch(path, init)
      return [operation, response.status]
    }),
  )
  expect(statuses).toEqual(examples.map(({ operation, status }) => [operation, status]))
})
