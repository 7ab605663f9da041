import type { ModuleFrame } from './module-frame.ts'

/** The generated modules of a spec: validators of records, and validators of exchanges, which are loaded later. */
export interface ValidatorModules {
  readonly records: string
  readonly validators: string
}

/** Combines modules, of which `main` imports the others by their names, into the text of one module. */
export type LinkModules = (modules: Readonly<Record<'main' | (string & {}), string>>) => string | Promise<string>

/** Parts of a module with a table of validators that depend on its origin and on its place. */
export interface TableTarget {
  readonly frame: ModuleFrame
  /** combines modules with the functions of Ajv that they call */
  readonly link: LinkModules
}

/** A module with validators. */
export interface ValidatorModule {
  /** the name by which the table's module imports it */
  readonly module: string
  readonly code: () => string
}

/** A table of validators, and the modules that contain them. */
interface TableModule {
  readonly name: string
  readonly type: string
  /** contains a placeholder for each validator */
  readonly table: object
  readonly compilers: readonly ValidatorModule[]
}

/** Generates a module that exports a table of validators. */
export async function writeTable(
  { frame, link }: TableTarget,
  { name, type, table, compilers }: TableModule,
): Promise<string> {
  const imports = compilers.map(({ module }) => `import * as ${module} from '${module}'`)
  // Reading the table may add validators to the modules.
  const members = JSON.stringify(table).replace(/"@(\w+)\.(\w+)"/g, '$1.$2')
  const code = await link({
    ...Object.fromEntries(compilers.map((compiler) => [compiler.module, compiler.code()])),
    main: [...imports, `export const ${name} = ${members}`].join('\n'),
  })
  const exported = new RegExp(`export\\s*\\{\\s*${name}\\s*\\};?`)
  const declared = new RegExp(`(?:var|export const) ${name}\\s*=`)
  const patterns = code.includes('createPattern') ? `import { createPattern } from '${frame.validatorTypes}'\n` : ''
  return `// @ts-nocheck
${frame.notice}
import type { ${type} } from '${frame.validatorTypes}'
${patterns}${code.replace(exported, '').replace(declared, `export const ${name}: ${type} =`)}`
}
