import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadTypeScript, type ts } from '../typescript.ts'

/** An `@example` in a comment of a source file. */
export interface Example {
  /** file and line, such as `src/index.ts:12` */
  readonly place: string
  readonly code: string
}

/** Returns every `@example` below a folder, generated code excluded. */
export function examplesBelow(root: string, folder: string): Example[] {
  const files = globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }).filter((file) => !/generated|\.d\.ts$/.test(file))
  return files.toSorted().flatMap((file) => examplesIn(readFileSync(join(root, file), 'utf8'), file))
}

/** Returns every `@example` in the source of a file. */
function examplesIn(source: string, file: string): Example[] {
  const typescript = loadTypeScript()
  const parsed = typescript.createSourceFile(file, source, typescript.ScriptTarget.Latest, true)
  const found = new Map<number, Example>()
  const visit = (node: ts.Node): void => {
    for (const comment of typescript.getJSDocCommentsAndTags(node).filter(typescript.isJSDoc)) {
      for (const tag of comment.tags ?? []) {
        if (tag.tagName.text !== 'example') continue
        const { line } = parsed.getLineAndCharacterOfPosition(tag.pos)
        found.set(tag.pos, { place: `${file}:${line + 1}`, code: codeOf(parsed.text.slice(tag.pos, tag.end)) })
      }
    }
    typescript.forEachChild(node, visit)
  }
  visit(parsed)
  return [...found.values()]
}

/**
 * Returns an example as a module that compiles on its own. Its imports stay at the top, and the rest is the body of an
 * asynchronous function. Names that it neither imports nor declares come from {@link EXAMPLE_GLOBALS}.
 */
export function toModule({ place, code }: Example): string {
  const lines = code.split('\n')
  const top = lines.filter(isTopLevel).map((line) => `${line}\n`)
  const body = lines.filter((line) => !isTopLevel(line)).map((line) => `  ${line}\n`)
  return `// ${place}\n${top.join('')}export async function example(): Promise<void> {\n${body.join('')}}\n`
}

/** Names of the package's functions and classes that examples use. */
const VALUES_OF_PACKAGE =
  'createEmulator recordReads loadSpec withWorld readSource DeskDoubleError EmulatorError ScenarioError SpecError WaitTimeout'.split(
    ' ',
  )

/** Declarations of the names that examples use without importing or declaring them. */
export const EXAMPLE_GLOBALS = `
import type * as package_ from 'deskdouble'
import type * as controlClient from 'deskdouble/control'
import type * as kit from 'deskdouble/kit'
import type { test as vitestTest } from 'vitest'

interface Product {
  readonly id: string
}

declare global {
${VALUES_OF_PACKAGE.map((name) => `  const ${name}: typeof package_.${name}`).join('\n')}
${valuesOfKit()
  .map((name) => `  const ${name}: typeof kit.${name}`)
  .join('\n')}
  const spec: kit.VendorSpec<kit.UntypedSpec>
  const shop: kit.Vendor<Readonly<Record<string, kit.UntypedOperation>>, { readonly products: kit.Collection<Product> }>
  const desks: typeof shop
  const test: typeof vitestTest
  const control: controlClient.Control
  const checkout: controlClient.RemoteWorld
  const ControlError: typeof controlClient.ControlError
  const emulator: package_.ListeningEmulator
  const world: package_.WorldHandle
  const [first, second]: [package_.WorldHandle, package_.WorldHandle]
  const before: package_.Snapshot
  const assistants: package_.WorldHandle['genesys']['records']['assistants']
  const assistant: ReturnType<typeof assistants.getOrThrow>
  const error: unknown
  const readFile: typeof import('node:fs/promises').readFile
}
`

/** Returns the names of the functions, classes and constants that the kit exports. */
function valuesOfKit(): string[] {
  const source = readFileSync(join(import.meta.dirname, '../../src/kit.ts'), 'utf8')
  const lists = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list = '']) => list.split(','))
  return lists.map((name) => name.trim()).filter((name) => /^\w+$/.test(name))
}

function isTopLevel(line: string): boolean {
  return /^(?:import|export) /.test(line)
}

/** Returns the code of a tag without the asterisks of its comment. */
function codeOf(tag: string): string {
  const lines = tag.split('\n').map((line) => line.replace(/^\s*\*(?:\/| ?)/, ''))
  return lines.slice(1).join('\n').trim()
}
