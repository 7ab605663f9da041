import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CommandResult, deskdouble, withFolder } from '../support/command-line.ts'
import { k6Archive, send } from './archives.ts'
import { clientRequests, PLANTED, startService } from './planted-service.ts'

/** The schema of OASIS, as `@microsoft/jest-sarif` 1.0.0-beta.0 (MIT) contains it. */
const SCHEMA = join(import.meta.dirname, 'sarif-2.1.0-rtm.5.json')

let archive: string

beforeAll(async () => {
  const service = await startService(Object.values(PLANTED))
  archive = k6Archive(await send(service, await clientRequests(service)))
  await service.close()
})

const results = new Map<string, Promise<CommandResult>>()

/** Runs a command on the archive, once for each format. */
function drift(command: 'check' | 'replay', format: string): Promise<CommandResult> {
  const known = results.get(`${command} ${format}`)
  const result =
    known ??
    withFolder({ 'desk.har': archive }, (folder) => {
      return deskdouble(['drift', command, join(folder, 'desk.har'), '--format', format])
    })
  results.set(`${command} ${format}`, result)
  return result
}

describe('deskdouble drift replay', () => {
  it('formats differences as JUnit XML with a case for each response, which fails if the response differs', async () => {
    const { stdout, stderr, code } = await drift('replay', 'junit')

    expect([code, stderr]).toEqual([1, expect.stringContaining('6 differences in behaviour found.')])
    expect(stdout).toContain('<testsuite name="behaviour of singularity" tests="8" failures="3">')
    expect(stdout).toContain('<testcase classname="singularity" name="readTeam 200 (1 response)"/>')
    expect(stdout).toMatch(
      /name="createTeam 200 \(1 response\)"><failure message="status: the service has status 200, the double status 201">/,
    )
  })

  it('formats differences as a table of Markdown with the lines of the rules', async () => {
    const { stdout } = await drift('replay', 'markdown')

    expect(stdout).toMatch(
      /^\| createTeam 200 \| status: the service has status 200, the double status 201 \(1 of 1\) \| All .* \(documented, specs\/singularity\.yaml:\d+\) \|$/m,
    )
    expect(stdout).toContain('- not compared: 1 request, because it contains a secret')
  })

  it('formats differences as SARIF that points to the lines of the rules', async () => {
    const [run] = JSON.parse((await drift('replay', 'sarif')).stdout).runs

    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'replay/error',
      'replay/order',
      'replay/page-size',
      'replay/status',
    ])
    expect(run.results).toHaveLength(6)
    expect(run.results).toContainEqual(
      expect.objectContaining({
        ruleId: 'replay/order',
        level: 'warning',
        message: { text: expect.stringMatching(/^singularity listAssistants 200: order: .* are sorted by name/) },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'specs/singularity.yaml' },
              region: { startLine: expect.any(Number) },
            },
          },
        ],
      }),
    )
  })
})

describe('a SARIF log', () => {
  it.each(['check', 'replay'] as const)('of drift %s is valid by the schema of SARIF 2.1.0', async (command) => {
    const { stdout } = await drift(command, 'sarif')
    const { $schema: _, id: __, ...schema } = JSON.parse(await readFile(SCHEMA, 'utf8'))
    // A pattern of the schema is not valid with the flag u.
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
    addFormats.default(ajv)
    const validate = ajv.compile(schema)
    const log = JSON.parse(stdout)
    validate(log)
    expect(validate.errors ?? []).toEqual([])
    expect(log.runs[0].results.length).toBeGreaterThan(0)
    expect(validate({ ...log, runs: [{ ...log.runs[0], results: [{ text: 'no message' }] }] })).toBe(false)
  })
})
