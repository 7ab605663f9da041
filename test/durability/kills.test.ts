import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/data-folder.ts'
import { killLoop, startServe } from '../support/kill-loop.ts'
import { MAIN } from '../support/main.ts'

const LOSE = join(import.meta.dirname, '../support/lose-writes.mjs')
const WITHIN = 400

describe('a server that is killed while clients change its worlds', () => {
  it.each([
    ['and writes a log', []],
    ['and writes checkpoints', ['--data-compact', '100000']],
  ])('%s has everything that it acknowledged after each restart', async (_, args) => {
    const folder = temporaryFolder()
    const start = () => startServe({ main: MAIN, folder, args })
    const { acknowledged, lost } = await killLoop({ start, kills: 4, within: WITHIN, seed: 1 })
    expect(lost).toEqual([])
    expect(acknowledged).toBeGreaterThan(20)
  })

  it('is found out if it acknowledges changes before they are written', async () => {
    const env = { NODE_OPTIONS: `--import ${LOSE}` }
    const folder = temporaryFolder()
    const start = () => startServe({ main: MAIN, folder, env })
    const { lost } = await killLoop({ start, kills: 3, within: WITHIN, seed: 2 })
    expect(lost.length).toBeGreaterThan(0)
  })
})
