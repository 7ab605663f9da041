import { loadTypeScript, type ts } from '../../scripts/typescript.ts'

const typescript = loadTypeScript()

/** The comment of an exported declaration, or of a member of one. */
export interface Comment {
  /** name of the declaration, such as `Clock.freeze` */
  readonly name: string
  readonly text: string
}

/** Returns the comments of the exported declarations of a source, and of the public members of these. */
export function exportedComments(source: string): Comment[] {
  const file = typescript.createSourceFile('source.tsx', source, typescript.ScriptTarget.Latest, true)
  const exportedLater = namesExportedLater(file)
  return file.statements
    .filter((statement) => isExported(statement) || namesOf(statement).some((name) => exportedLater.has(name)))
    .flatMap((statement) => commentsOf(statement, namesOf(statement).join(', ')))
}

/** Returns the comments of a declaration and of its members, without those in the bodies of functions. */
function commentsOf(node: ts.Node, name: string): Comment[] {
  const found = docsOf(node).map((text) => ({ name, text }))
  typescript.forEachChild(node, (child) => {
    if (typescript.isBlock(child) || typescript.isExpression(child)) return
    const member = memberName(child)
    if (!member?.startsWith('#')) found.push(...commentsOf(child, member === undefined ? name : `${name}.${member}`))
  })
  return found
}

function docsOf(node: ts.Node): string[] {
  // The comment of a variable belongs to the statement that declares it.
  if (typescript.isVariableDeclaration(node)) return []
  return typescript
    .getJSDocCommentsAndTags(node)
    .filter(typescript.isJSDoc)
    .map(({ comment }) => (typescript.getTextOfJSDocComment(comment) ?? '').trim())
}

function memberName(node: ts.Node): string | undefined {
  if (typescript.isConstructorDeclaration(node)) return 'constructor'
  return typescript.isTypeElement(node) || typescript.isClassElement(node) ? node.name?.getText() : undefined
}

function namesOf(statement: ts.Statement): string[] {
  if (typescript.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText())
  }
  return isNamed(statement) && statement.name ? [statement.name.text] : []
}

function isNamed(statement: ts.Statement) {
  return (
    typescript.isFunctionDeclaration(statement) ||
    typescript.isClassDeclaration(statement) ||
    typescript.isInterfaceDeclaration(statement) ||
    typescript.isTypeAliasDeclaration(statement) ||
    typescript.isEnumDeclaration(statement)
  )
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = typescript.canHaveModifiers(statement) ? (typescript.getModifiers(statement) ?? []) : []
  return modifiers.some(({ kind }) => kind === typescript.SyntaxKind.ExportKeyword)
}

/** Returns the names in `export { … }` and `export default …`. */
function namesExportedLater(file: ts.SourceFile): Set<string> {
  const names = file.statements.flatMap((statement) => {
    if (typescript.isExportAssignment(statement)) return [statement.expression.getText()]
    if (!typescript.isExportDeclaration(statement) || statement.moduleSpecifier) return []
    const { exportClause } = statement
    if (!exportClause || !typescript.isNamedExports(exportClause)) return []
    return exportClause.elements.map(({ propertyName, name }) => (propertyName ?? name).text)
  })
  return new Set(names)
}
