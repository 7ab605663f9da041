import { expect, it } from 'vitest'
import { deskdouble, withFolder } from '../support/command-line.ts'

it.each([
  ['text', 'not an observation', /observed\/kore\.json is not an observation: create one with deskdouble drift check/],
  ['another shape', '{"format":1,"vendors":[{"vendor":"kore"}]}', /is not an observation/],
  ['a newer format', '{"format":2,"vendors":[]}', /has the observation format 2, but this version reads format 1/],
])('fidelity rejects an observation of %s in one sentence', async (_, text, message) => {
  await withFolder({ 'observed/kore.json': text }, async (folder) => {
    const { code, stderr } = await deskdouble(['fidelity', '--vendor', 'kore'], { folder })
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1])
    expect(stderr).toMatch(message)
  })
})
