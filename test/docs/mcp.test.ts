import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect, it, onTestFinished } from 'vitest'
import { documentedPage } from '../support/docs/page.ts'
import { createProject } from '../support/docs/project.ts'
import { MAIN } from '../support/main.ts'

const page = documentedPage('docs/mcp.md')

page.check('installs packages', ['npm install'], async ({ text }) => {
  expect(await (await createProject()).run(text)).toMatchObject({ code: 0 })
})

for (const words of [
  '"deskdouble": { "command": "npx"',
  '"type": "stdio"',
  '"--package"',
  '"DESKDOUBLE_CONTROL_TOKEN"',
])
  page.check('starts the server that a configuration names', [words], async ({ text }) => {
    const { mcpServers, servers = mcpServers } = JSON.parse(text)
    const { command, args } = servers.deskdouble
    expect(command).toBe('npx')
    const own = args.slice(args.lastIndexOf('deskdouble') + 1)
    expect(own[0]).toBe('mcp')
    expect(await toolsOf(own)).toContain('postWorlds')
  })

it('lists every tool in docs/mcp.md', async () => {
  const table = page.text.slice(page.text.indexOf('| purpose | tools |'))
  const documented = [...table.matchAll(/^\| .* \| (.*) \|$/gm)].flatMap(
    ([, cell = '']) => cell.match(/(?<=`)\w+(?=`)/g) ?? [],
  )
  expect(new Set(documented)).toEqual(new Set(await toolsOf(['mcp'])))
})

/** Starts the server of a configuration and returns the names of its tools. */
async function toolsOf(args: readonly string[]): Promise<string[]> {
  const client = new Client({ name: 'test', version: '1' })
  onTestFinished(() => client.close())
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [MAIN, ...args], stderr: 'ignore' }))
  return (await client.listTools()).tools.map(({ name }) => name)
}
