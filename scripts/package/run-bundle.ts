import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'

const PROGRAM = `
import { createEmulator, readSource } from 'deskdouble'

await readSource('scenario: mine', 'mine.yaml')
const emulator = createEmulator()
const server = await emulator.listen({ port: 0 })
for (const path of ['', '/_control/', '/_control/inspector/inspector.js', '/_control/vendors/genesys/openapi.yaml']) {
  const { status } = await fetch(server.url + path)
  if (status !== 200) throw new Error('The bundle answers ' + path + ' with ' + status)
}
await server.close()
`

/** Bundles a program that uses the package, as for a deployment, and runs the bundle. */
export async function runBundle(project: string, node: string): Promise<void> {
  const outfile = join(project, 'bundle.mjs')
  await build({
    stdin: { contents: PROGRAM, resolveDir: project },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  execFileSync(node, [outfile], { stdio: 'inherit' })
  console.log('Runs in a bundle for Node')
}
