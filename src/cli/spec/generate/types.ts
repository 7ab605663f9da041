import { type Json, member, schemaName } from '../../../engine/closed/schema.ts'
import type { ModuleFrame } from './module-frame.ts'

/** A spec to generate types for. */
export interface TypesSource {
  readonly document: Json
  /** the document as handlers see requests */
  readonly requestView: Json
  readonly frame: ModuleFrame
  readonly typegen: Typegen
}

/** The parts of the module openapi-typescript that are used. */
export interface Typegen {
  default: (document: Json) => Promise<unknown>
  astToString: (ast: unknown) => string
}

/** Generates the types of a vendor's operations, schemas, profile, links and actions. */
export async function writeTypes({ document, requestView, frame, typegen }: TypesSource): Promise<string> {
  const { default: openapiTS, astToString } = typegen
  const types = astToString(await openapiTS(structuredClone(requestView)))
  return `${frame.notice}\n\n${types}\n${profileType(document)}\n${linkTypes(document)}\n${actionTypes(document)}`
}

function profileType(document: Json): string {
  const lines = Object.entries(member(document, 'x-profile')).map(([name, declared]) => {
    const { enum: values, description } = declared as { enum: unknown[]; description: string }
    const type = values.map((value) => JSON.stringify(value)).join(' | ')
    return `    /** ${description.trim()} */\n    readonly ${name}: ${type};\n`
  })
  return `/** Settings for behaviour on which the vendor's documents are ambiguous. */\nexport interface profile {\n${lines.join('')}}\n`
}

function linkTypes(document: Json): string {
  const lines = Object.entries(member(document, 'x-links')).map(([name, template]) => {
    const parameters = [...String(template).matchAll(/\{([^}]+)\}/g)].map(([, parameter]) => `${parameter}: string`)
    return `    ${name}: { parameters: { path: { ${parameters.join('; ')} } } };\n`
  })
  return `/** Links to records that no operation returns. */\nexport interface links {\n${lines.join('')}}\n`
}

function actionTypes(document: Json): string {
  const lines = Object.entries(member(document, 'x-actions')).map(([name, declared]) => {
    const action = declared as Json
    const typeOf = (part: string) => `components["schemas"]["${schemaName(action[part])}"]`
    const types = `parameters: ${typeOf('parameters')}; result: ${typeOf('result')}`
    return `    /** ${String(action['summary']).trim()} */\n    ${JSON.stringify(name)}: { ${types} };\n`
  })
  return `/** Events of the real service that its API cannot cause. */\nexport interface actions {\n${lines.join('')}}\n`
}
