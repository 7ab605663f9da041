// Runs the npm commands of the documentation without a registry: `install` checks that this repository has the packages
// in the versions of the command, `run` and `test` run the project's script, and `init` and `pkg set` write its manifest.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const ROOT = new URL('../../../', import.meta.url)
const [command, ...args] = process.argv.slice(2)
const manifest = () => JSON.parse(readFileSync('package.json', 'utf8'))

if (command === 'install' || command === 'i') {
  for (const text of args.filter((one) => !one.startsWith('-'))) check(text)
} else if (command === 'test') runScript('test')
else if (command === 'run') runScript(args[0])
else if (command === 'init') writeFileSync('package.json', JSON.stringify({ name: 'project', version: '1.0.0' }))
else if (command === 'pkg' && args[0] === 'set') {
  const [key, value] = args[1].split('=')
  writeFileSync('package.json', JSON.stringify({ ...manifest(), [key]: value }))
} else throw new Error(`The stand-in of npm does not know npm ${command}`)

function runScript(name) {
  const script = manifest().scripts?.[name]
  if (script === undefined) throw new Error(`package.json has no script ${name}`)
  execFileSync('sh', ['-c', script], { stdio: 'inherit' })
}

/** Checks a package such as `typescript@5`: the manifest of this repository or of a tool must name it. */
function check(text) {
  const [, name, major] = /^(@?[^@]+)(?:@(\d+))?$/.exec(text) ?? []
  if (name === 'deskdouble') return
  const files = ['package.json', 'tools/typegen/package.json']
  const all = files.map((file) => JSON.parse(readFileSync(new URL(file, ROOT), 'utf8')))
  const versions = all.flatMap(({ dependencies = {}, devDependencies = {} }) => [
    dependencies[name],
    devDependencies[name],
  ])
  const known = versions.filter((one) => one !== undefined)
  const isKnown = known.some((one) => major === undefined || one.replace(/^\D+/, '').startsWith(`${major}.`))
  if (!isKnown) throw new Error(`This repository does not depend on ${text}, but on ${known.join(', ') || 'none'}`)
}
