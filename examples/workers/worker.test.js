import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'

const EMMA = { isbn: '9780141439587', title: 'Emma', author: 'Jane Austen', stock: 1 }

// Generous: only a test that hangs reaches it, on a slow machine, too.
const TIMEOUT_MS = 300_000

void test('the worker keeps each world, also when it is started again', { timeout: TIMEOUT_MS }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'bookshop-'))
  t.after(() => rm(folder, { recursive: true, force: true }))

  const first = await start(t, folder)
  const world = await first.ask('POST', '/_control/worlds', { name: 'checkout' })
  assert.equal(world.name, 'checkout')
  await first.ask('POST', '/_world/checkout/books', EMMA)
  const listed = await first.ask('GET', '/books')
  assert.deepEqual(listed.data, [])
  await first.stop()

  const second = await start(t, folder)
  const { title } = await second.ask('GET', `/_world/checkout/books/${EMMA.isbn}`)
  assert.equal(title, 'Emma')
  await second.stop()
})

/** Starts `wrangler dev` with a folder for the Durable Objects. It ends with the test at the latest. */
async function start(t, folder) {
  const args = ['dev', '--port', '0', '--persist-to', folder, '--show-interactive-dev-session=false']
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true' }
  const child = spawn('wrangler', args, { env, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    // wrangler runs workerd in a process of its own, in the same group.
    process.kill(-Number(child.pid), 'SIGTERM')
    await once(child, 'exit')
  }
  t.after(stop)
  const url = await addressIn(child.stdout)
  return {
    ask: async (method, path, body) => {
      const headers = { 'x-api-key': 'any', ...(body && { 'content-type': 'application/json' }) }
      const response = await fetch(new URL(path, url), { method, headers, ...(body && { body: JSON.stringify(body) }) })
      const text = await response.text()
      assert.ok(response.ok, `${method} ${path} answered ${response.status}: ${text}`)
      return JSON.parse(text)
    },
    stop,
  }
}

async function addressIn(stream) {
  for await (const line of createInterface(stream)) {
    const [address] = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(line) ?? []
    if (line.includes('Ready on') && address) {
      stream.resume()
      return address.replace('localhost', '127.0.0.1')
    }
  }
  throw new Error('wrangler ended before the worker was ready')
}
