import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deskdouble } from '../support/command-line.ts'
import { MAIN } from '../support/main.ts'

const deskNamed = (name: string) => `scenario: desk\ngenesys:\n  assistants: [{ name: ${name} }]\n`

let root: string
let folder: string
const running: ChildProcess[] = []

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'deskdouble-folders-'))
  folder = join(root, 'scenarios')
  await mkdir(folder)
})

afterEach(async () => {
  for (const child of running.splice(0)) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await rm(root, { recursive: true })
})

describe.skipIf(process.platform === 'win32')('a folder of scenarios with other files in it', () => {
  beforeEach(async () => {
    await write('desk.yaml', deskNamed('First'))
    await symlink('someone@host.1234:5678', join(folder, '.#desk.yaml'))
    await write('._desk.yaml', Uint8Array.of(0, 5, 22, 7))
    await write('#desk.yaml#', 'scenario: [')
    await write('#late.yaml', 'scenario: [')
    await write('desk.yaml~', 'scenario: [')
    await mkdir(join(folder, 'folder.yaml'))
    execFileSync('mkfifo', [join(folder, 'pipe.yaml')])
  })

  it('is checked, listed and served without them', async () => {
    const socket = createServer().listen(join(folder, 'socket.yml'))
    await once(socket, 'listening')
    const checked = await deskdouble(['scenario', 'check', folder])
    expect(checked).toEqual({ code: 0, stdout: `ok  ${folder}/desk.yaml\n`, stderr: '' })
    const server = await serve()
    expect(await server.names()).toEqual(['First'])
    await write('desk.yaml', deskNamed('Second'))
    await expect.poll(server.printed).toContain('desk.yaml changed')
    socket.close()
  })

  it('is served with a warning for a link that leads nowhere, which check reports as an error', async () => {
    await symlink('nowhere.yaml', join(folder, 'link.yaml'))
    const { code, stderr } = await deskdouble(['scenario', 'check', folder])
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/link\.yaml {2}it does not exist: check the path/),
    })
    const server = await serve()
    expect(server.printed()).toMatch(/skipped .*link\.yaml: it does not exist: check the path/)
    expect(await server.names()).toEqual(['First'])
  })

  it.skipIf(process.getuid?.() === 0)('is served with a warning for a file that cannot be read', async () => {
    await write('secret.yaml', deskNamed('Secret'))
    await chmod(join(folder, 'secret.yaml'), 0)
    const server = await serve()
    expect(server.printed()).toMatch(/skipped .*secret\.yaml: the permission is missing: check who may access it/)
  })

  it('rejects a pipe that is named itself', async () => {
    const { code, stderr } = await deskdouble(['scenario', 'check', join(folder, 'pipe.yaml')])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('it is not a regular file') })
  })
})

describe('deskdouble serve notices a scenario', () => {
  it.skipIf(process.platform === 'win32')(
    'whose link was pointed elsewhere, as Kubernetes updates a ConfigMap',
    async () => {
      for (const [version, name] of [
        ['1', 'First'],
        ['2', 'Second'],
      ] as const) {
        await mkdir(join(folder, `..${version}`))
        await write(`..${version}/desk.yaml`, deskNamed(name))
      }
      await symlink('..1', join(folder, '..data'))
      await symlink('..data/desk.yaml', join(folder, 'desk.yaml'))
      const server = await serve()
      await symlink('..2', join(folder, '..data_tmp'))
      await rename(join(folder, '..data_tmp'), join(folder, '..data'))
      expect(await server.namesAfterEdit()).toEqual(['Second'])
    },
  )

  it.skipIf(process.platform === 'win32')('whose link leads to a file of another folder that was edited', async () => {
    await writeFile(join(root, 'shared.yaml'), deskNamed('First'))
    await symlink('../shared.yaml', join(folder, 'desk.yaml'))
    const server = await serve()
    await writeFile(join(root, 'shared.yaml'), deskNamed('Second'))
    expect(await server.namesAfterEdit()).toEqual(['Second'])
  })

  it('in a folder that was replaced, under another file name', async () => {
    await write('desk.yaml', deskNamed('First'))
    const server = await serve()
    await rename(folder, join(root, 'old'))
    await mkdir(folder)
    await write('renamed.yaml', deskNamed('Second'))
    expect(await server.namesAfterEdit()).toEqual(['Second'])
  })

  it('together with the scenario that it extends now', async () => {
    await write('desk.yaml', deskNamed('First'))
    const server = await serve()
    await write('desk.yaml', 'scenario: desk\nextends: base\n')
    await write('base.yaml', deskNamed('Second').replace('desk', 'base'))
    expect(await server.namesAfterEdit()).toEqual(['Second'])
  })

  it('that a later edit of another file made valid', async () => {
    await write('desk.yaml', deskNamed('First'))
    const server = await serve()
    await write('desk.yaml', 'scenario: desk\nextends: base\n')
    await expect.poll(server.printed).toContain('The previous version stays in use')
    await write('base.yaml', deskNamed('Second').replace('desk', 'base'))
    expect(await server.namesAfterEdit()).toEqual(['Second'])
  })

  it('beside others with errors, of whatever kind, and keeps its worlds', async () => {
    await write('desk.yaml', deskNamed('First'))
    const server = await serve()
    const created = await fetch(`${server.url}/_control/worlds`, {
      method: 'POST',
      body: '{"name":"mine"}',
      ...JSON_TYPE,
    })
    expect(created.status).toBe(201)
    await write('cycle.yaml', 'scenario: cycle\ngenesys: &a { users: [*a] }\n')
    await write('deep.yaml', '['.repeat(100_000))
    await write('large.yaml', `# ${'x'.repeat(2_000_000)}`)
    await write('latin.yaml', Uint8Array.from([...Buffer.from('scenario: caf'), 0xe9]))
    await write('names.yaml', 'scenario: names\nconstructor: { toString: 1 }\n')
    await write('gone.yaml', deskNamed('Gone').replace('desk', 'gone'))
    await unlink(join(folder, 'gone.yaml'))
    await write('desk.yaml', deskNamed('Second'))
    expect(await server.namesAfterEdit()).toEqual(['Second'])
    for (const message of [
      /cycle\.yaml:2:23 .*inside the value of its own anchor/,
      /deep\.yaml:1:\d+ .*must not nest deeper/,
      /large\.yaml:1:1 .*must be no larger/,
      /latin\.yaml:1:14 .*is not UTF-8/,
      /names\.yaml:2:1 {2}constructor {2}is not a known property/,
    ])
      await expect.poll(server.printed).toMatch(message)
    expect((await fetch(`${server.url}/_control/worlds/mine`)).status).toBe(200)
  })

  it('only if its content changed', async () => {
    await write('desk.yaml', deskNamed('First'))
    await write('late.yaml', 'scenario: late\nextends: desk\n')
    const server = await serve()
    await write('late.yaml', 'scenario: late\nextends: desk\n')
    await write('desk.yaml', deskNamed('Second'))
    await expect.poll(server.printed).toContain('desk.yaml changed')
    expect(server.printed()).not.toContain('late.yaml changed')
  })
})

const JSON_TYPE = { headers: { 'content-type': 'application/json' } }

function write(file: string, content: string | Uint8Array): Promise<void> {
  return writeFile(join(folder, file), content)
}

/** Starts a server with the folder, in the scenario `desk`. */
async function serve() {
  const { PORT: _, ...env } = process.env
  const flags = ['serve', '--port', '0', '--scenarios', folder, '--scenario', 'desk']
  const child = spawn(process.execPath, [MAIN, ...flags], { env })
  running.push(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk
    })
  }
  await expect.poll(() => printed).toMatch(/http:\S+\n/)
  const url = /http:\S+/.exec(printed)?.[0] ?? ''
  const names = async (): Promise<string[]> => {
    const response = await fetch(`${url}/api/v2/assistants`, { headers: { authorization: 'Bearer any' } })
    return (await response.json()).entities.map(({ name }: { name: string }) => name)
  }
  const namesAfterEdit = async () => {
    await expect.poll(() => printed).toContain('world default keeps its state')
    await fetch(`${url}/_control/worlds/default/reset`, { method: 'POST' })
    return names()
  }
  return { url, printed: () => printed, names, namesAfterEdit }
}
