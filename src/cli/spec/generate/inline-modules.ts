import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { LinkModules } from './table-module.ts'

const require = createRequire(import.meta.url)

/** Matches a call that loads a module. Ajv's code loads its run-time functions by such calls. */
const REQUIRE = /\brequire\("([\w@./-]+)"\)/g

/**
 * Combines modules into one that imports nothing: the functions of Ajv that they call become part of its text, so that
 * the module runs wherever JavaScript runs. The modules may only export constants.
 */
export const inlineModules: LinkModules = ({ main, ...modules }) => {
  const packaged = new Map<string, string>()
  const scopes = Object.entries(modules).map(([name, text]) => {
    return `const ${name} = ${scopeOf(inlineRequires(text, { packaged, from: import.meta.url }))}`
  })
  const contents = [...packaged.values()].join('\n')
  const imports = Object.keys(modules).map((name) => `import * as ${name} from '${name}'`)
  const rest = main.split('\n').filter((line) => !imports.includes(line))
  return [...(contents === '' ? [] : [CREDIT, contents]), ...scopes, ...rest].join('\n')
}

const CREDIT = '// Contains parts of ajv, ajv-formats and fast-deep-equal (MIT licence, copyright Evgeny Poberezkin).'

/** Returns an expression that evaluates a module's text and returns its exports. */
function scopeOf(text: string): string {
  const exported = new Set<string>()
  const body = text.replace(/\bexport const (\w+) =/g, (_, name: string) => {
    exported.add(name)
    return `const ${name} =`
  })
  return `(() => {${body}\nreturn { ${[...exported].join(', ')} } })()`
}

interface Inlining {
  /** declarations of the modules of packages, by path; a module precedes those that load it */
  readonly packaged: Map<string, string>
  /** path or URL of the module that loads others */
  readonly from: string
}

/** Replaces the calls that load modules of packages by names, and adds the declarations of these names. */
function inlineRequires(text: string, inlining: Inlining): string {
  return text.replace(REQUIRE, (_, module: string) => packagedName(module, inlining))
}

function packagedName(module: string, { packaged, from }: Inlining): string {
  const path = from === import.meta.url ? require.resolve(module) : createRequire(from).resolve(module)
  const name = `module_${path.replace(/^.*node_modules[\\/]/, '').replace(/\W/g, '_')}`
  if (packaged.has(path)) return name
  // A function of Ajv states the call that loads it as a string, which is not a call.
  const source = readFileSync(path, 'utf8')
    .replace(/^\w+\.code = 'require\(.*\n/gm, '')
    .replace(/^\/\/# sourceMappingURL=.*$/gm, '')
  const body = inlineRequires(source, { packaged, from: path })
  packaged.set(
    path,
    `const ${name} = ((module) => { const { exports } = module\n${body}\nreturn module.exports })({ exports: {} })`,
  )
  return name
}
