import { isObject } from '../../world/is-object.ts'
import type { Schemas } from '../schema/schemas.ts'

/** Text between the names of schemes that are required together. */
const AND = ' and '

/** A security scheme of a document, as far as requests show it. */
export interface SchemeFacts {
  readonly name: string
  /** the part of the request that contains the credential */
  readonly in: 'bearer' | 'basic' | 'header' | 'query' | 'cookie' | 'nowhere'
  /** name of the header, query parameter or cookie */
  readonly parameter: string
}

/** Returns the name of a requirement: those of all schemes that have to accept a request together. */
export function requirementName(schemes: readonly string[]): string {
  return schemes.join(AND)
}

/** Returns the schemes that a name stands for. */
export function schemesIn(name: string): string[] {
  return name.split(AND)
}

/** Reads the security schemes of a document, by name. */
export function readSchemes({ document, resolve }: Pick<Schemas, 'document' | 'resolve'>): Map<string, SchemeFacts> {
  const declared = Object.entries(document.components.securitySchemes ?? {})
  return new Map(declared.map(([name, scheme]) => [name, readScheme(name, resolve(scheme))]))
}

function readScheme(name: string, scheme: unknown): SchemeFacts {
  const { type, in: where, name: parameter = '', scheme: kind = '' } = isObject(scheme) ? scheme : {}
  if (type === 'apiKey' && (where === 'header' || where === 'query' || where === 'cookie')) {
    return { name, in: where, parameter: String(parameter) }
  }
  const http = String(kind).toLowerCase()
  if (type === 'http' && http !== 'basic')
    return { name, in: http === 'bearer' ? 'bearer' : 'header', parameter: 'Authorization' }
  if (type === 'http') return { name, in: 'basic', parameter: 'Authorization' }
  return { name, in: type === 'oauth2' || type === 'openIdConnect' ? 'bearer' : 'nowhere', parameter: 'Authorization' }
}
