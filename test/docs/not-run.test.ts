import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { blocksIn } from '../../scripts/readme/markdown.ts'
import { createProgram } from '../../src/cli/run.ts'
import { NOT_RUN } from '../support/docs/not-run.ts'

// The blocks of this table do not run here. Their parts are compared with the files and commands that they name.

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

it.each(NOT_RUN)('names one block: $page, $block', ({ page, block, reason }) => {
  expect(blocksIn(read(page)).filter(({ text }) => text.startsWith(block))).toHaveLength(1)
  expect(reason).not.toBe('')
})

it('shows commands of Docker whose ports, volumes and arguments fit the image', () => {
  const dockerfile = read('Dockerfile')
  const runs = linesOf('docs/container.md').filter((line) => line.startsWith('docker run'))
  expect(runs).toHaveLength(3)
  for (const line of runs) {
    const [, port] = /-p 127\.0\.0\.1:4010:(\d+)/.exec(line) ?? []
    expect(dockerfile).toMatch(new RegExp(`^EXPOSE ${port}$`, 'm'))
    const [, volume = ''] = /-v deskdouble:(\S+)/.exec(line) ?? []
    if (volume !== '') expect(dockerfile).toMatch(new RegExp(`^VOLUME ${volume}$`, 'm'))
    const [, args = ''] = / deskdouble\s+(serve .*)$/.exec(line) ?? []
    expect(unknownOptionsIn(args.split(/\s+/).filter((word) => word !== ''))).toEqual([])
  }
})

it('shows a command of Compose for a file with a health check, which it waits for', () => {
  const image = read('Dockerfile')
  expect(linesOf('docs/container.md')).toContain('docker compose up --wait')
  expect([Object.keys(parse(read('compose.yaml')).services), image]).toEqual([
    ['deskdouble'],
    expect.stringContaining('HEALTHCHECK'),
  ])
})

it('shows commands of Kubernetes for the secret, the file and the port of the example', () => {
  const lines = linesOf('docs/container.md').filter((line) => line.startsWith('kubectl'))
  const [, file = ''] = /apply -f (\S+)/.exec(lines[1] ?? '') ?? []
  const [service, set] = parseAllDocuments(read(file)).map((document) => document.toJS())
  const [, name, port] = /port-forward service\/(\S+) 4010:(\d+)/.exec(lines[2] ?? '') ?? []
  expect([service.kind, service.metadata.name, service.spec.ports[0].port]).toEqual(['Service', name, Number(port)])
  const [, secret, key] = /secret generic (\S+) --from-literal=(\S+?)=/.exec(lines[0] ?? '') ?? []
  const [variable] = set.spec.template.spec.containers[0].env
  expect(variable.valueFrom.secretKeyRef).toMatchObject({ name: secret, key })
})

it('shows options of the corpus that its script has', () => {
  const script = read('scripts/corpus.ts')
  const options = linesOf('docs/corpus.md').flatMap((line) => line.match(/(?<= --)[a-z]+/g) ?? [])
  expect(options.length).toBeGreaterThan(5)
  for (const option of options) expect(script).toMatch(new RegExp(`\\b${option}: \\{ type:`))
  expect(read('.ci/run')).toContain('npm run corpus -- --quick --check')
})

/** Returns the command lines of a page. */
function linesOf(page: string): string[] {
  const blocks = blocksIn(read(page)).filter(({ language }) => language === 'sh')
  return blocks.flatMap(({ text }) => text.replaceAll(/\\\n */g, '').split('\n'))
}

/** Returns the words of a command line that the command does not accept. */
function unknownOptionsIn([name, ...args]: readonly string[]): readonly string[] {
  if (name === undefined) return []
  const command = createProgram().commands.find((one) => one.name() === name)
  const { operands = [name], unknown = [] } = command?.parseOptions([...args]) ?? {}
  return [...operands, ...unknown]
}
