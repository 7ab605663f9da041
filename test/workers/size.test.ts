import { expect, it } from 'vitest'
import { workerSize } from '../support/workerd.ts'

it('a worker with the four vendors takes less than 500 KB, minified and compressed', async () => {
  expect(await workerSize()).toBeLessThan(500_000)
})
