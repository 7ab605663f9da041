import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect, it, onTestFinished } from 'vitest'
import { blocksIn } from '../../scripts/readme/markdown.ts'
import { MAIN } from '../support/main.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/mcp.md'), 'utf8')
const configurations = blocksIn(page).filter(({ language }) => language === 'json')

it('has configurations to run', () => {
  expect(configurations.length).toBe(4)
})

it.each(configurations)('starts the server that a configuration of docs/mcp.md names', async ({ text }) => {
  const { mcpServers, servers = mcpServers } = JSON.parse(text)
  const { command, args } = servers.deskdouble
  expect(command).toBe('npx')
  const own = args.slice(args.lastIndexOf('deskdouble') + 1)
  expect(own[0]).toBe('mcp')
  const names = await toolsOf(own)
  expect(names).toContain('postWorlds')
})

it('lists every tool in docs/mcp.md', async () => {
  const table = page.slice(page.indexOf('| purpose | tools |'))
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
