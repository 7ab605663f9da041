import type { Validate } from '../../../engine/spec/validators.ts'
import { Compiler, type CompilerOptions } from '../../../specs/compile/compiler.ts'
import { moduleCode } from './module-code.ts'

/** Compiles schemas into a module. Its validators are placeholders that the table's module replaces with their names. */
export class AheadCompiler extends Compiler {
  readonly #exports: Record<string, string> = {}
  readonly #placeholders = new Map<string, Validate>()
  /** the name by which the table's module imports the module */
  readonly module: string

  constructor(module: string, options: CompilerOptions) {
    super({ ...options, code: { source: true, esm: true } })
    this.module = module
  }

  override validator(schema: unknown): Validate {
    if (typeof schema !== 'object' || schema === null)
      return this.#placeholder(schema === false ? 'nothing' : 'anything')
    const view = this.view(schema)
    const text = JSON.stringify(view)
    const known = this.#placeholders.get(text)
    if (known) return known
    const created = this.#add(`v${this.#placeholders.size}`, view)
    this.#placeholders.set(text, created)
    return created
  }

  #add(name: string, view: object | boolean): Validate {
    try {
      this.ajv.addSchema(view, name)
      this.ajv.getSchema(name)
    } catch (error) {
      this.options.onWarning(`a schema is not checked: ${error instanceof Error ? error.message : String(error)}`)
      return this.#placeholder('anything')
    }
    this.#exports[name] = name
    return this.#placeholder(name)
  }

  /** Returns the module with the validators. */
  code(): string {
    return `${moduleCode(this.ajv, this.#exports)}\nexport const anything = () => true\nexport const nothing = () => false\n`
  }

  /** Returns a validator that a table in JSON shows as its name. */
  #placeholder(name: string): Validate {
    return Object.assign(() => true, { toJSON: () => `@${this.module}.${name}` })
  }
}
