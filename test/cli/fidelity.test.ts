import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { vendorNames } from '../../src/generated/vendor-names.ts'
import { createLedger, type FidelityLedger } from '../../src/reports/fidelity.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { MAIN } from '../support/main.ts'

describe('deskdouble fidelity', () => {
  it('prints every operation and rule with its provenance and test', async () => {
    const { stdout } = await fidelity()
    expect(stdout).toMatch(/^genesys {2}Genesys Cloud agent assistants\n {2}operations {2}\d+: 12 reference/)
    expect(stdout).toContain('getAssistant  GET /api/v2/assistants/{assistantId}  reference\n')
    expect(stdout).toContain('test: returns at most 25 entities when a cursor listing has no page size')
    expect(stdout).toContain('\nNot emulated\n')
  })

  it('prints the ledgers as JSON with --json', async () => {
    const { stdout } = await fidelity('--json', '--vendor', 'genesys')
    const ledgers: FidelityLedger[] = JSON.parse(stdout)
    expect(ledgers).toEqual([createLedger(genesys)])
  })

  it('rejects an unknown vendor', async () => {
    await expect(fidelity('--vendor', 'genysis')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        `Vendor "genysis" is not emulated. Did you mean "genesys"? Use one of: ${vendorNames.join(', ')}.`,
      ),
    })
  })
})

function fidelity(...flags: string[]) {
  return promisify(execFile)(process.execPath, [MAIN, 'fidelity', ...flags])
}
