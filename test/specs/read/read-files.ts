import { type ReadDocument, type ReadOptions, readDocument } from '../../../src/specs/read/read-document.ts'

/** A document that was read, with the warnings. */
export interface ReadResult extends ReadDocument {
  readonly warnings: readonly string[]
}

/** Reads `/api.yaml` from files in memory. Values other than strings are written as JSON. */
export async function readFiles(
  files: Readonly<Record<string, unknown>>,
  options: Omit<ReadOptions, 'read'> = {},
): Promise<ReadResult> {
  const warnings: string[] = []
  const read = async (location: string) => {
    const file = files[location]
    if (file === undefined) throw new Error('no such file')
    return typeof file === 'string' ? file : JSON.stringify(file)
  }
  const onWarning = (warning: string) => warnings.push(warning)
  return { ...(await readDocument('/api.yaml', { ...options, read, onWarning })), warnings }
}

/** Reads a document of OpenAPI 3.0 with these paths and components. */
export function readPaths(paths: object, components: object = {}): Promise<ReadResult> {
  return readFiles({ '/api.yaml': { openapi: '3.0.3', info: { title: 'Shop', version: '1' }, paths, components } })
}

/** Returns a path item whose operation `GET` answers with a schema. */
export function answering(schema: unknown): object {
  return { get: { responses: { 200: { description: '', content: { 'application/json': { schema } } } } } }
}
