/**
 * Verifies the pacts in contracts/ with the official Pact CLI, which is given only the URLs of a running DeskDouble:
 * `npm run pacts:cli [names…]`.
 */
import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { withOneCertificate } from '../src/adapters/pact/certificates.ts'
import { withSmallPacts } from '../src/adapters/pact/small-pacts.ts'
import { packagedVendors } from '../src/cli/choose-vendors.ts'
import { readScenariosOrThrow } from '../src/cli/scenario-files.ts'
import { createEmulator } from '../src/index.ts'

const CONTRACTS = join(import.meta.dirname, '../contracts')
const VERIFIER = createRequire(import.meta.url).resolve('@pact-foundation/pact-cli/bin/pact-verifier.js')

const chosen = process.argv.slice(2)
const names = (await readdir(CONTRACTS)).filter((name) => name.endsWith('.json') && name !== 'evidence.json')
const emulator = createEmulator({
  scenarios: await readScenariosOrThrow([join(CONTRACTS, 'scenarios')], await packagedVendors()),
})
const { port, url, close } = await emulator.listen({ port: 0 })
try {
  for (const name of names) {
    if (chosen.length > 0 && !chosen.includes(name)) continue
    const started = performance.now()
    const { code, output } = await withOneCertificate(() => withSmallPacts([join(CONTRACTS, name)], verify))
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${name}: ${code === 0 ? 'verified' : 'failed'} in ${seconds} s`)
    if (code !== 0) process.exitCode = 1
    if (code !== 0) console.log(output.slice(output.indexOf('Failures:')))
  }
} finally {
  await close()
}

/** Runs the verifier for the parts of one pact. The header keeps it from following redirects, for which it has no option. */
function verify(files: readonly string[]): Promise<{ code: number | null; output: string }> {
  const args = [
    ...files.map((file) => `--file=${file}`),
    '--hostname=127.0.0.1',
    `--port=${port}`,
    '--base-path=/_world/pacts',
    `--state-change-url=${url}/_control/worlds/pacts/provider-state`,
    '--header=X-Redirect=manual',
    '--no-colour',
  ]
  const child = spawn(process.execPath, [VERIFIER, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}
