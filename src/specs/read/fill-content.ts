import { METHODS } from '../../engine/spec/document.ts'
import { isJson, type Json, objectAt } from './json.ts'
import type { Draft } from './normalise-schemas.ts'

/** Methods whose success usually has a body. */
const ANSWERING = ['get', 'post', 'put', 'patch']

/**
 * Lets responses contain any JSON whose content a document forgot: each 200 of a GET without content, and, in a document
 * that declares no content of any success, also each 200 and 201 of the other methods.
 */
export function fillContent({ document, warnings }: Draft): void {
  const successes = Object.values(objectAt(document, 'paths')).flatMap((item) =>
    isJson(item) ? successesOf(item) : [],
  )
  const isSilent = !successes.some(({ response }) => hasContent(response))
  for (const { method, response } of successes) {
    if (hasContent(response) || !ANSWERING.includes(method) || (method !== 'get' && !isSilent)) continue
    response['content'] = { 'application/json': { schema: {} } }
  }
  if (!isSilent || successes.length === 0) return
  const text = 'No successful response declares its content; they contain any JSON. An overlay can add schemas.'
  warnings.add('documents declare no content', text)
}

interface Success {
  readonly method: string
  readonly response: Json
}

function successesOf(item: Json): Success[] {
  const found: Success[] = []
  for (const method of METHODS) {
    const operation = item[method]
    if (!isJson(operation)) continue
    // Every operation has responses: they were normalised before.
    const responses = objectAt(operation, 'responses')
    for (const response of [responses['200'], responses['201']]) {
      if (isJson(response) && response['$ref'] === undefined) found.push({ method, response })
    }
  }
  return found
}

function hasContent(response: Json): boolean {
  return isJson(response['content']) && Object.keys(response['content']).length > 0
}
