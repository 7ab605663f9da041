import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { checkDrift } from '../../src/drift/check-drift.ts'
import { readHar } from '../../src/drift/read-har.ts'
import { loadSpec } from '../../src/index.ts'
import { withFolder } from '../support/command-line.ts'
import { k6Archive, mitmproxyArchive, send } from './archives.ts'
import { clientRequests, PLANTED, startService } from './planted-service.ts'

const SPEC = join(import.meta.dirname, '../../specs/singularity.yaml')

/** A pact that reads one of the planted differences, and another one that does not. */
const PACTS = {
  'contracts/desk.json': pactOf('desk', [
    {
      description: 'list the assistants',
      request: { method: 'GET', path: '/api/assistants' },
      response: { status: 200, body: { content: { data: [{ createdAt: 'today' }] }, contentType: 'application/json' } },
    },
    {
      description: 'read a team',
      request: { method: 'GET', path: '/api/teams/t1' },
      response: {
        status: 200,
        body: { content: { createdAt: '2026-01-06T09:00:00Z' }, contentType: 'application/json' },
        matchingRules: { body: { '$.createdAt': { combine: 'AND', matchers: [{ match: 'type' }] } } },
      },
    },
  ]),
  'contracts/board.json': pactOf('board', [
    {
      description: 'list the models',
      request: { method: 'GET', path: '/api/models' },
      response: { status: 200, body: { content: { data: [{ id: 'gpt-4o' }] }, contentType: 'application/json' } },
    },
  ]),
}

function pactOf(consumer: string, interactions: readonly object[]): string {
  const all = interactions.map((interaction) => ({ type: 'Synchronous/HTTP', ...interaction }))
  return JSON.stringify({
    consumer: { name: consumer },
    provider: { name: 'singularity' },
    interactions: all,
    metadata: {},
  })
}

let archive: string
/** the same traffic with bodies that are not encoded */
let plain: string
let same: string

beforeAll(async () => {
  const planted = await startService(Object.values(PLANTED))
  const sent = await send(planted, await clientRequests(planted))
  await planted.close()
  archive = k6Archive(sent)
  plain = mitmproxyArchive(sent)
  const unchanged = await startService([])
  same = k6Archive(await send(unchanged, await clientRequests(unchanged)))
  await unchanged.close()
})

/** Runs `deskdouble drift check` in this process and returns what it prints. */
async function check(...args: readonly string[]) {
  const output: string[] = []
  const keep = (text: string) => void output.push(text)
  const spies = [vi.spyOn(console, 'log').mockImplementation(keep), vi.spyOn(console, 'error').mockImplementation(keep)]
  const code = await run(['node', 'deskdouble', 'drift', 'check', ...args])
  for (const spy of spies) spy.mockRestore()
  return { code, output: output.join('\n') }
}

describe('deskdouble drift check', () => {
  it('names the consumer that relies on a difference, and fails only for it', async () => {
    await withFolder({ 'desk.har': archive, ...PACTS }, async (folder) => {
      const { code, output } = await check(join(folder, 'desk.har'), '--pacts', join(folder, 'contracts'))

      expect(code).toBe(1)
      expect(output).toMatch(
        /^BREAKS {3}listAssistants 200 +data\[\]\.createdAt is missing \(25 of 25\) +reference +desk reads it: 1 interaction$/m,
      )
      expect(output.match(/^BREAKS/gm)).toHaveLength(1)
      expect(output).toMatch(/^DIFFERS {2}readTeam 200 +createdAt is not an RFC 3339 date-time.* no pact$/m)
      expect(output).toMatch(/^singularity, 9 requests to 127\.0\.0\.1:\d+, 8 of 43 operations, 2026-11-25$/m)
      expect(output).toMatch(/^CONFIRMED \d+ assumed statements hold in this traffic, 0 are contradicted$/m)
      expect(output).toMatch(/^never seen: updateAssistant, patchAssistant/m)
    })
  })

  it('fails for other differences only on request', async () => {
    await withFolder(
      { 'desk.har': archive, 'same.har': same, 'none/pact.json': PACTS['contracts/board.json'] },
      async (folder) => {
        const [file, pacts] = [join(folder, 'desk.har'), ['--pacts', join(folder, 'none')]]

        expect((await check(file, ...pacts)).code).toBe(0)
        expect((await check(file, ...pacts, '--fail-on', 'differs')).code).toBe(1)
        expect((await check(join(folder, 'same.har'), ...pacts, '--fail-on', 'new')).code).toBe(0)
      },
    )
  })

  it('writes no credential, cookie or other secret in any format or file', async () => {
    const secret = plain.replaceAll('\\"name\\":', '\\"client_secret\\":\\"s3cr3t-body\\",\\"name\\":')
    for (const one of ['s3cr3t-query', 's3cr3t-cookie', 's3cr3t-body']) expect(secret).toContain(one)
    await withFolder({ 'desk.har': secret, ...PACTS }, async (folder) => {
      const files = [join(folder, 'seen.json'), join(folder, 'drift.yaml')] as const
      const written = ['--save', files[0], '--overlay', files[1], '--pacts', join(folder, 'contracts')]
      for (const format of ['text', 'json', 'junit', 'sarif', 'markdown']) {
        const { output } = await check(join(folder, 'desk.har'), '--format', format, ...written)
        expect(output).toContain('createdAt')
        expect(output).not.toMatch(/s3cr3t|Bearer|sb_|authorization/i)
      }
      for (const file of files) expect(await readFile(file, 'utf8')).not.toMatch(/s3cr3t|Bearer|Helper|openai/)
    })
  })

  it('formats results as SARIF that points to the line of the statement', async () => {
    await withFolder({ 'desk.har': archive, ...PACTS }, async (folder) => {
      const { output } = await check(
        join(folder, 'desk.har'),
        '--format',
        'sarif',
        '--pacts',
        join(folder, 'contracts'),
      )
      const log = JSON.parse(output.slice(0, output.lastIndexOf('}') + 1))
      const { tool, results } = log.runs[0]
      const lines = (await readFile(SPEC, 'utf8')).split('\n')

      expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0') })
      expect(tool.driver).toMatchObject({ name: 'DeskDouble', rules: expect.any(Array) })
      expect(results).toHaveLength(11)
      for (const { ruleId, level, message, locations } of results) {
        expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toContain(ruleId)
        expect(['error', 'warning', 'note']).toContain(level)
        expect(message.text).not.toBe('')
        expect(locations[0].physicalLocation.artifactLocation.uri).toBe('specs/singularity.yaml')
      }
      const missing = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'drift/missing')
      expect(missing.level).toBe('error')
      expect(lines[missing.locations[0].physicalLocation.region.startLine - 1]).toContain('createdAt:')
    })
  })

  it('formats results as JUnit XML with a case for each operation and status, and as a Markdown table', async () => {
    await withFolder({ 'desk.har': archive, ...PACTS }, async (folder) => {
      const pacts = ['--pacts', join(folder, 'contracts')]
      const junit = (await check(join(folder, 'desk.har'), '--format', 'junit', ...pacts)).output
      const markdown = (await check(join(folder, 'desk.har'), '--format', 'markdown', ...pacts)).output

      expect(junit).toContain('<testsuite name="drift of singularity" tests="9" failures="1">')
      expect(junit).toContain('<failure message="data[].createdAt is missing">')
      expect(junit).toContain('<testcase classname="singularity" name="createTeam 200 (1 response)"><system-out>')
      expect(markdown).toContain(
        '| **BREAKS** | listAssistants 200 | data\\[\\].createdAt is missing (25 of 25) | reference | desk reads it: 1 interaction |',
      )
    })
  })

  it('saves what was seen without values, and adds to an earlier file', async () => {
    await withFolder({ 'desk.har': archive, 'same.har': same }, async (folder) => {
      const file = join(folder, 'observed/singularity.json')
      await withPacts(folder, async (pacts) => {
        await check(join(folder, 'same.har'), '--save', file, ...pacts)
        const first = await readFile(file, 'utf8')
        await check(join(folder, 'desk.har'), '--save', file, ...pacts)
        const saved = JSON.parse(await readFile(file, 'utf8'))
        const list = saved.vendors[0].responses.find(
          ({ operation }: { operation: string }) => operation === 'listAssistants',
        )

        expect(
          JSON.parse(first).vendors[0].responses.flatMap(({ contradicted }: { contradicted: [] }) => contradicted),
        ).toEqual([])
        expect(list).toMatchObject({
          status: 200,
          times: 2,
          last: '2026-11-25',
          contradicted: ['data is longer than the default of limit', 'data[].createdAt is missing'],
        })
      })
    })
  })

  it('writes an overlay after which the same traffic has no difference that it covers', async () => {
    await withFolder({ 'desk.har': archive }, async (folder) => {
      const overlay = join(folder, 'drift.yaml')
      await withPacts(folder, (pacts) => check(join(folder, 'desk.har'), '--overlay', overlay, ...pacts))
      const vendor = await loadSpec(SPEC, {
        name: 'singularity',
        overlays: [overlay],
        onWarning: (text) => expect(text).not.toMatch(/overlay/i),
      })
      const vendors = { singularity: vendor }
      const { report } = checkDrift(readHar(archive, { file: 'desk.har', vendors }), { vendors })

      expect(report.vendors.flatMap(({ differences }) => differences.map(({ message }) => message))).toEqual([])
    })
  })

  it('does not overwrite an overlay that it has not written', async () => {
    await withFolder({ 'desk.har': archive, 'mine.yaml': 'overlay: 1.0.0\n' }, async (folder) => {
      await withPacts(folder, async (pacts) => {
        const { code, output } = await check(join(folder, 'desk.har'), '--overlay', join(folder, 'mine.yaml'), ...pacts)

        expect(code).toBe(2)
        expect(output).toContain('mine.yaml exists and was not written by drift check --overlay: choose another name.')
      })
    })
  })

  it('fails for traffic that belongs to no vendor, and suggests the vendor that has its paths', async () => {
    const foreign = archive.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'https://staging.desk.test')
    await withFolder({ 'desk.har': foreign }, async (folder) => {
      await withPacts(folder, async (pacts) => {
        const { code, output } = await check(join(folder, 'desk.har'), ...pacts)

        expect(code).toBe(2)
        expect(output).toContain('None of the 9 requests')
        expect(output).toContain('compare them with --vendor singularity')
        expect((await check(join(folder, 'desk.har'), '--vendor', 'singularity', ...pacts)).code).toBe(0)
      })
    })
  })
})

/** Calls `run` with the option of a folder whose only pact reads nothing that was planted. */
async function withPacts<T>(folder: string, run: (pacts: readonly string[]) => Promise<T>): Promise<T> {
  const file = join(folder, 'pact.json')
  await writeFile(file, PACTS['contracts/board.json'])
  return run(['--pacts', file])
}

afterAll(() => vi.restoreAllMocks())
