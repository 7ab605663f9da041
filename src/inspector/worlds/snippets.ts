import type { Document } from '../../engine/spec/document.ts'
import type { ControlSchemas } from '../control.ts'
import { operationsOf, type SpecOperation } from '../documents.ts'
import { headersFor, specialScheme } from '../journal/operation-credential.ts'

/** Lines to copy for a client. */
export interface Snippet {
  readonly title: string
  readonly text: string
}

interface SnippetSubject {
  readonly vendor: string
  readonly document: Document
  readonly baseUrl: string
  readonly credentials: ControlSchemas['Credentials']
}

/** Returns a line for curl, fetch, the vendor's SDK if the world has settings for it, and an `.env` file. */
export function snippetsOf(subject: SnippetSubject): Snippet[] {
  const { vendor, document, baseUrl, credentials } = subject
  const operation = firstRead(document, credentials)
  const url = baseUrl + pathOf(operation, credentials.settings)
  const headers = headersFor(credentials, operation)
  const prefix = vendor.toUpperCase().replace(/\W/g, '_')
  return [
    { title: 'curl', text: [`curl '${url}'`, ...Object.entries(headers).map(formatCurlHeader)].join(' \\\n') },
    { title: 'fetch', text: `await fetch('${url}', { headers: ${JSON.stringify(headers)} })` },
    ...sdkOf(subject),
    {
      title: '.env',
      text: Object.entries({ BASE_URL: baseUrl, ...credentials.settings, ...credentials.headers })
        .map(([name, value]) => `${prefix}_${toConstantCase(name)}=${quoted(value)}`)
        .join('\n'),
    },
  ]
}

/** Returns a list that needs no other values than the world's settings, and the world's usual credential. */
function firstRead(document: Document, credentials: ControlSchemas['Credentials']): SpecOperation | undefined {
  const reads = operationsOf(document).filter(({ method, path, object, parameters }) => {
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
    const isKnown = names.every((name) => name in credentials.settings)
    const isComplete = parameters.every((parameter) => parameter.in === 'path' || !parameter.required)
    return method === 'get' && isKnown && isComplete && (object.security ?? document.security ?? []).length > 0
  })
  return reads.find((operation) => specialScheme(credentials, operation) === undefined) ?? reads[0]
}

function pathOf(operation: SpecOperation | undefined, settings: Readonly<Record<string, string>>): string {
  return (operation?.path ?? '/').replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(settings[name] ?? ''))
}

function formatCurlHeader([name, value]: readonly [string, string]): string {
  return `  -H '${name}: ${value}'`
}

/** Returns the lines that point the vendor's SDK at the world, if its spec has some. */
function sdkOf({ document, baseUrl, credentials: { headers } }: SnippetSubject): Snippet[] {
  const template = document['x-sdk']
  if (template === undefined) return []
  const { protocol, hostname, port, pathname } = new URL(baseUrl)
  const values: Readonly<Record<string, string>> = {
    protocol: protocol.replace(':', ''),
    host: hostname,
    port: port || (protocol === 'https:' ? '443' : '80'),
    path: pathname.replace(/^\/|\/$/g, ''),
    token: /^Bearer (.+)$/i.exec(Object.values(headers)[0] ?? '')?.[1] ?? '',
  }
  const text = template.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder)
  return [{ title: 'SDK', text: text.trimEnd() }]
}

function toConstantCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/\W/g, '_')
    .toUpperCase()
}

function quoted(value: string): string {
  return /^[\w./:-]+$/.test(value) ? value : `"${value}"`
}
