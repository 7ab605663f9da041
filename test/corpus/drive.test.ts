import { describe, expect, test } from 'vitest'
import { createClient } from '../../scripts/corpus/client.ts'
import { driveTarget } from '../../scripts/corpus/drive.ts'
import { driveList } from '../../scripts/corpus/paging.ts'
import { pairTargets } from '../../scripts/corpus/pairs.ts'
import { createRequests } from '../../scripts/corpus/requests.ts'
import { boards } from './api.ts'
import { type Flaws, serveBoards } from './server.ts'

async function driveBoards(flaws: Flaws = {}) {
  await using server = await serveBoards(flaws)
  const api = boards()
  const targets = pairTargets(api)
  const [target] = targets
  if (target === undefined) throw new Error('the API has no pair')
  const client = createClient(api, server.url)
  const drive = { client, requests: createRequests(client, targets) }
  const outcome = await driveTarget(target, drive)
  return { outcome, list: await driveList(target, drive), tally: client.tally }
}

describe('driving a resource', () => {
  test('finds a full loop, and a list whose pages end', async () => {
    const { outcome, list, tally } = await driveBoards()
    expect(outcome).toMatchObject({ full: true, proved: true, updateProved: true, key: 'b1', failures: [] })
    expect(list).toMatchObject({ reported: 'cursor', walked: true })
    expect(tally).toMatchObject({ invalid: [], serverErrors: 0, undeclared: 0 })
    // The deletes answer 204, and the reads after them 404 without a schema.
    expect(tally).toMatchObject({ valid: tally.requests - 2, uncheckable: 2 })
  })

  test('finds a server that does not remember', async () => {
    const { outcome } = await driveBoards({ forgets: true })
    expect(outcome).toMatchObject({ echoed: false, full: false })
    expect(outcome.failures[0]?.why).toMatch(/^title was ".*" and is "another"$/)
  })

  test('finds a record that a delete leaves', async () => {
    const { outcome } = await driveBoards({ keepsDeleted: true })
    expect(outcome).toMatchObject({ gone: false, full: false })
  })

  test('counts no record as gone that could not be read before', async () => {
    const { outcome } = await driveBoards({ losesNew: true })
    expect(outcome).toMatchObject({ created: true, echoed: false, gone: false, full: false })
  })

  test('gives up a server that stops answering', async () => {
    const { outcome, tally } = await driveBoards({ hangsUp: true })
    expect(outcome).toMatchObject({ created: false, full: false })
    expect(tally).toMatchObject({ checked: 0, unanswered: tally.requests })
  })

  test('finds a list that does not report the next page', async () => {
    const { list } = await driveBoards({ hidesNext: true })
    expect(list).toMatchObject({ reported: undefined, walked: false })
  })

  test('finds pages that do not end', async () => {
    const { list } = await driveBoards({ repeatsPages: true })
    expect(list).toMatchObject({ reported: 'cursor', walked: false, failure: 'the pages do not end' })
  })

  test('finds responses that the document does not allow', async () => {
    const { tally } = await driveBoards({ breaksSchema: true })
    expect(tally.valid).toBeLessThan(tally.checked)
    expect(tally.invalid[0]?.error).toContain("must have required property 'title'")
  })
})
