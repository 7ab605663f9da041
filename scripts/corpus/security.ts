import { isObject, type JsonObject, listOf, objectOf } from './json.ts'
import { type ApiOperation, resolve } from './openapi.ts'

/** Credentials of a request. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

const NONE: Credentials = { headers: {}, query: {} }

/** Returns invented credentials in the form of the first security requirement that an operation accepts. */
export function credentialsOf(document: JsonObject, { declaration }: ApiOperation): Credentials {
  const [requirement] = listOf(declaration['security'] ?? document['security']).filter(isObject)
  const schemes = objectOf(objectOf(document['components'])['securitySchemes'])
  return Object.keys(requirement ?? {}).reduce((found, name) => {
    const scheme = resolve(document, { value: schemes[name], pointer: '#' })?.value ?? {}
    const { headers, query } = credentialOf(scheme)
    return { headers: { ...found.headers, ...headers }, query: { ...found.query, ...query } }
  }, NONE)
}

function credentialOf(scheme: JsonObject): Credentials {
  const name = String(scheme['name'])
  if (scheme['type'] === 'apiKey' && scheme['in'] === 'query') return { headers: {}, query: { [name]: 'corpus' } }
  if (scheme['type'] === 'apiKey' && scheme['in'] === 'cookie')
    return { headers: { cookie: `${name}=corpus` }, query: {} }
  if (scheme['type'] === 'apiKey') return { headers: { [name]: 'corpus' }, query: {} }
  const basic = scheme['type'] === 'http' && String(scheme['scheme']).toLowerCase() === 'basic'
  const value = basic ? `Basic ${Buffer.from('corpus:corpus').toString('base64')}` : 'Bearer corpus'
  return { headers: { authorization: value }, query: {} }
}
