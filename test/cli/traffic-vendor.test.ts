import { expect, it } from 'vitest'
import { deskdouble, withFolder } from '../support/command-line.ts'

const ARCHIVE = JSON.stringify({ log: { version: '1.2', creator: { name: 'test', version: '1' }, entries: [] } })

it.each([
  ['drift', 'check'],
  ['drift', 'replay'],
  ['scenario', 'from'],
])('%s %s rejects an unknown vendor with the nearest', async (...command) => {
  await withFolder({ 'traffic.har': ARCHIVE }, async (folder) => {
    const { code, stderr } = await deskdouble([...command, 'traffic.har', '--vendor', 'koree'], { folder })
    expect([code, stderr]).toEqual([2, expect.stringContaining('Vendor "koree" is not emulated.')])
    expect(stderr).toContain('Did you mean "kore"?')
  })
})
