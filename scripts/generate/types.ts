import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Json, member } from './schema.ts'

/** Returns the types of a vendor's operations, schemas, profile and links as a module. */
export async function writeTypes(document: Json, requestView: Json): Promise<string> {
  const { default: openapiTS, astToString } = typegen()
  const types = astToString(await openapiTS(structuredClone(requestView)))
  return `// Made by scripts/generate.ts from specs/. Do not edit.\n\n${types}\n${profileType(document)}\n${linkTypes(document)}`
}

interface Typegen {
  default: (document: Json) => Promise<unknown>
  astToString: (ast: unknown) => string
}

/** Loads openapi-typescript from its own workspace: it requires an older TypeScript than the project. */
function typegen(): Typegen {
  const workspace = createRequire(join(import.meta.dirname, '../../tools/typegen/package.json'))
  return workspace('openapi-typescript')
}

function profileType(document: Json): string {
  const lines = Object.entries(member(document, 'x-profile')).map(([name, declared]) => {
    const { enum: values, description } = declared as { enum: unknown[]; description: string }
    const type = values.map((value) => JSON.stringify(value)).join(' | ')
    return `    /** ${description.trim()} */\n    readonly ${name}: ${type};\n`
  })
  return `/** The switches for what the vendor's documents leave open. */\nexport interface profile {\n${lines.join('')}}\n`
}

function linkTypes(document: Json): string {
  const lines = Object.entries(member(document, 'x-links')).map(([name, template]) => {
    const parameters = [...String(template).matchAll(/\{([^}]+)\}/g)].map(([, parameter]) => `${parameter}: string`)
    return `    ${name}: { parameters: { path: { ${parameters.join('; ')} } } };\n`
  })
  return `/** The references to records that have no operation of their own. */\nexport interface links {\n${lines.join('')}}\n`
}
