import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type Document, type ResponseObject, resolve } from '../../engine/spec/document.ts'

/** Returns how a response violates a document, independently of all generated code and of the engine. */
export type ResponseChecker = (declared: ResponseObject, response: Response, body: string) => string[]

/** Creates a checker of responses to the operations of a document. */
export function createResponseChecker(document: Document): ResponseChecker {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'spec', components: document.components })
  const compiled = new Map<string, ReturnType<typeof ajv.compile>>()
  const errorsOf = (schema: unknown, value: unknown): string[] => {
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"spec#/components/')
    const check = compiled.get(text) ?? ajv.compile(JSON.parse(text))
    compiled.set(text, check)
    return check(value) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
  return (declared, response, body) => {
    const headers = Object.entries(declared.headers ?? {}).flatMap(([name, header]) => {
      // A header or a reference to one; the linter ensures that the reference resolves to a header.
      const { required, schema } = resolve(document, header as { required?: boolean; schema: { type?: string } })
      const value = response.headers.get(name)
      if (value === null) return required ? [`header ${name} is missing`] : []
      return errorsOf(schema, schema.type === 'integer' ? Number(value) : value).map(
        (error) => `header ${name}${error}`,
      )
    })
    const declaredBodies = Object.entries(declared.content ?? {})
    const sent = response.headers.get('content-type')?.split(';')[0]
    // The declared body of the media type that was sent, or the first one if it is not declared.
    const [mediaType, media] = declaredBodies.find(([type]) => type === sent) ?? declaredBodies[0] ?? []
    if (mediaType === undefined) return body === '' ? headers : [...headers, 'has an undeclared body']
    const isJson = mediaType.endsWith('json')
    if (isJson && body === '') return [...headers, 'has no body, expected JSON']
    if (!isOfMediaType(sent, mediaType)) return [...headers, `has the media type ${sent}, expected ${mediaType}`]
    if (!isJson) return headers
    return [...headers, ...errorsOf(media?.schema ?? {}, JSON.parse(body))]
  }
}

/** Checks whether a media type is the declared one, which may be a range such as `image/*` and have parameters. */
function isOfMediaType(sent: string | undefined, declared: string): boolean {
  if (sent === undefined) return false
  const [range = ''] = declared.toLowerCase().split(';')
  const type = range.trim()
  if (type === '*/*' || type === '*') return true
  return type.endsWith('/*') ? sent.toLowerCase().startsWith(type.slice(0, -1)) : sent.trim().toLowerCase() === type
}
