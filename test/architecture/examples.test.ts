import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTypeScript, type ts } from '../../scripts/typescript.ts'
import { read } from './imports.ts'

const typescript = loadTypeScript()

describe.each([
  'index.ts',
  'adapters/control-client.ts',
  'adapters/msw.ts',
  'adapters/playwright.ts',
  'adapters/vitest.ts',
])('the entry point %s', (entryPoint) => {
  it('has an example on every exported function and on every method of an exported type', () => {
    expect(exportsOf(entryPoint).flatMap(withoutExample)).toEqual([])
  })
})

describe('the entry points of the kit', () => {
  it.each(['kit.ts', 'adapters/vendor-suite.ts'])('have an example on every function and class of %s', (entryPoint) => {
    const callable = exportsOf(entryPoint).filter(
      (one) => typescript.isFunctionDeclaration(one) || typescript.isClassDeclaration(one),
    )
    const source = read(entryPoint)
    const lists = [...source.matchAll(/^export type \{([^}]*)\}/gm)].flatMap(([, list = '']) => list.split(','))
    const marked = [...source.matchAll(/\btype (\w+)/g)].map(([, name = '']) => name)
    const typesOnly = [...lists.map((name) => name.trim()), ...marked]
    const lacking = callable.filter((one) => !hasExample(one)).map(nameOf)
    expect(callable).not.toEqual([])
    expect(lacking.filter((name) => !typesOnly.includes(name))).toEqual([])
  })
})

describe('withoutExample', () => {
  it.each([
    ['export function a() {}', ['a']],
    ['/** @example a() */ export function a() {}', []],
    ['/** @example a() */ export function a(): void\nexport function a(b = 1) {}', []],
    ['export class A {\nb() {}\n/** @example b() */\nc() {}\nprivate d() {}\n#e() {}\n}', ['A.b']],
    ['export interface A {\nb: () => void\nc(): void\nonEnd?: () => void\nd: string\n}', ['A.b', 'A.c']],
  ])('finds what lacks an example in %s', (source, names) => {
    expect(statementsOf(source).flatMap(withoutExample)).toEqual(names)
  })
})

/** Returns the statements that declare what an entry point exports. */
function exportsOf(entryPoint: string): ts.Statement[] {
  return statementsOf(read(entryPoint)).flatMap((statement) => {
    if (!typescript.isExportDeclaration(statement)) return isExported(statement) ? [statement] : []
    const { exportClause, moduleSpecifier } = statement
    if (!exportClause || !typescript.isNamedExports(exportClause) || !moduleSpecifier) return []
    const path = moduleSpecifier.getText().slice(1, -1)
    const names = exportClause.elements.map(({ propertyName, name }) => (propertyName ?? name).text)
    return statementsOf(read(join(dirname(entryPoint), path))).filter((one) => names.includes(nameOf(one)))
  })
}

/** Returns the statements of a source, without implementations of overloads, which users do not see. */
function statementsOf(source: string): readonly ts.Statement[] {
  const { statements } = typescript.createSourceFile('source.ts', source, typescript.ScriptTarget.Latest, true)
  const overloaded = statements.filter((one) => typescript.isFunctionDeclaration(one) && !one.body).map(nameOf)
  return statements.filter((one) => {
    return !typescript.isFunctionDeclaration(one) || !one.body || !overloaded.includes(nameOf(one))
  })
}

function withoutExample(statement: ts.Statement): string[] {
  const name = nameOf(statement)
  if (typescript.isFunctionDeclaration(statement)) return hasExample(statement) ? [] : [name]
  if (!typescript.isClassDeclaration(statement) && !typescript.isInterfaceDeclaration(statement)) return []
  const members: readonly (ts.ClassElement | ts.TypeElement)[] = statement.members
  return members
    .filter((member) => isMethod(member) && !hasExample(member))
    .map((member) => `${name}.${member.name?.getText()}`)
}

/** Returns whether a member can be called by users. An optional function of an interface is one that users provide. */
function isMethod(member: ts.ClassElement | ts.TypeElement): boolean {
  if (typescript.isMethodSignature(member)) return !member.questionToken
  if (typescript.isPropertySignature(member)) {
    return !member.questionToken && member.type !== undefined && typescript.isFunctionTypeNode(member.type)
  }
  if (!typescript.isMethodDeclaration(member) || typescript.isPrivateIdentifier(member.name)) return false
  return !member.modifiers?.some(({ kind }) => kind === typescript.SyntaxKind.PrivateKeyword)
}

function hasExample(node: ts.Node): boolean {
  return typescript.getJSDocTags(node).some(({ tagName }) => tagName.text === 'example')
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = typescript.canHaveModifiers(statement) ? (typescript.getModifiers(statement) ?? []) : []
  return modifiers.some(({ kind }) => kind === typescript.SyntaxKind.ExportKeyword)
}

function nameOf(statement: ts.Statement): string {
  const isNamed =
    typescript.isFunctionDeclaration(statement) ||
    typescript.isClassDeclaration(statement) ||
    typescript.isInterfaceDeclaration(statement)
  return (isNamed && statement.name?.text) || ''
}
