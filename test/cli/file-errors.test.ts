import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeFileOrThrow } from '../../src/cli/file-error.ts'
import { deskdouble } from '../support/command-line.ts'
import { temporaryFolder } from '../support/pacts.ts'

const MISSING = 'it does not exist: check the path'

describe('a file that a command cannot read', () => {
  it.each([
    ['drift check', ['drift', 'check', 'none.har']],
    ['drift replay', ['drift', 'replay', 'none.har']],
    ['scenario from', ['scenario', 'from', 'none.har']],
    ['scenario check', ['scenario', 'check', 'none.yaml']],
    ['pact verify', ['pact', 'verify', 'none.json']],
    ['fidelity --observed', ['fidelity', '--observed', 'none.json']],
    ['evidence', ['evidence', 'none.json']],
  ])('is reported by %s with its name and the cure', async (_, words) => {
    const { code, stderr } = await deskdouble(words)
    expect([code, stderr]).toEqual([2, expect.stringContaining(MISSING)])
    expect(stderr).toMatch(/none\.(har|json|yaml)/)
    expect(stderr).not.toContain('ENOENT')
  })
})

describe('a file that a command cannot write', () => {
  it('is reported with its name and the cure', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'file')
    await writeFile(file, '')
    await expect(writeFileOrThrow(join(file, 'results.json'), '{}')).rejects.toThrow(
      `Failed to write ${file}: a file with this name exists: choose another name.`,
    )
  })
})
