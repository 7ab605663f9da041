import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type Document, type ResponseObject, resolve } from '../../src/engine/spec/document.ts'

/** Says how a reply contradicts the spec as it was written, without anything that was generated from it. */
export type ReplyChecker = (declared: ResponseObject, response: Response, body: string) => string[]

export function replyChecker(document: Document): ReplyChecker {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
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
      // A header or a reference to one: the linter holds that it leads to a header.
      const { required, schema } = resolve(document, header as { required?: boolean; schema: { type?: string } })
      const value = response.headers.get(name)
      if (value === null) return required ? [`header ${name} is missing`] : []
      return errorsOf(schema, schema.type === 'integer' ? Number(value) : value).map(
        (error) => `header ${name}${error}`,
      )
    })
    const content = Object.entries(declared.content ?? {})
    const sent = response.headers.get('content-type')?.split(';')[0]
    // Of several bodies the one that was sent; the first, where none of them was.
    const [mediaType, media] = content.find(([type]) => type === sent) ?? content[0] ?? []
    if (mediaType === undefined) return body === '' ? headers : [...headers, 'has a body and should have none']
    if (!mediaType.endsWith('json')) {
      return sent === mediaType || (mediaType === '*/*' && sent !== undefined)
        ? headers
        : [...headers, `is ${sent} and not ${mediaType}`]
    }
    if (body === '') return [...headers, 'has no body']
    return [...headers, ...errorsOf(media?.schema ?? {}, JSON.parse(body))]
  }
}
