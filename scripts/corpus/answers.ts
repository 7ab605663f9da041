import { isObject } from './json.ts'
import { type ApiOperation, type Located, schemasOf } from './openapi.ts'
import type { Validate } from './validity.ts'

/** A response, with its body parsed if it is JSON. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
  readonly text: string
  /** true if the status is 2xx */
  readonly ok: boolean
  /** request target as it was sent, without the origin */
  readonly target: string
}

/** A response that contradicts the document. */
export interface InvalidAnswer {
  readonly operation: string
  readonly target: string
  readonly status: number
  readonly error: string
  readonly text: string
}

/** Numbers of responses by what the checks found. */
export interface Tally {
  /** responses whose status is declared, with a schema that the body was checked by */
  checked: number
  valid: number
  undeclared: number
  serverErrors: number
  /** requests that got no response */
  unanswered: number
  /** responses whose declaration lacks a JSON schema, or has one that does not compile */
  uncheckable: number
  requests: number
  readonly invalid: InvalidAnswer[]
}

/** The request that a response answers. */
interface Sent {
  readonly target: string
  readonly body: unknown
}

/** Creates a check that counts responses. */
export function createChecker(validate: Validate) {
  const tally: Tally = {
    checked: 0,
    valid: 0,
    undeclared: 0,
    serverErrors: 0,
    unanswered: 0,
    uncheckable: 0,
    requests: 0,
    invalid: [],
  }

  const check = async (operation: ApiOperation, response: Response, { target }: Sent): Promise<Answer> => {
    const text = await response.text()
    const { status, headers, ok } = response
    const answer: Answer = { status, headers, ok, text, target, body: parse(text) }
    tally.requests += 1
    if (status >= 500) tally.serverErrors += 1
    const declared = declaredResponse(operation, status)
    if (declared === undefined) tally.undeclared += 1
    else count(operation, answer, errorOf(declared, answer))
    if (declared === undefined && status >= 500) reject(operation, answer, 'undeclared server error')
    return answer
  }

  /** Returns what stands for the response to a request that got none. */
  const unanswered = ({ target }: Sent, text: string): Answer => {
    tally.requests += 1
    tally.unanswered += 1
    return { status: 0, headers: new Headers(), ok: false, text, target, body: undefined }
  }

  const errorOf = (declared: Located, { status, body, text, headers }: Answer): string | undefined | null => {
    // HTTP allows no body here, whatever schema a document declares.
    if (status === 204 || status === 205 || status === 304) return null
    const schemas = schemasOf(declared)
    const json = [...schemas].find(([type]) => /[/+]json\b|^\*\/\*|^application\/\*/.test(type))?.[1]
    const type = headers.get('content-type') ?? ''
    if (json === undefined || (text !== '' && !/json/.test(type) && schemas.size > 1)) return null
    if (text === '') return 'the body is empty'
    return body === undefined ? 'the body is not JSON' : validate(json, body)
  }

  const count = (operation: ApiOperation, answer: Answer, error: string | undefined | null) => {
    if (error === null) {
      tally.uncheckable += 1
      return
    }
    tally.checked += 1
    if (error === undefined) tally.valid += 1
    else reject(operation, answer, error)
  }

  const reject = ({ name }: ApiOperation, { target, status, text }: Answer, error: string) =>
    tally.invalid.push({ operation: name, target, status, error, text: text.slice(0, 600) })

  return { check, unanswered, tally }
}

/** Returns the response that an operation declares for a status: the status itself, its range, or the default. */
export function declaredResponse({ responses }: ApiOperation, status: number): Located | undefined {
  return responses.get(String(status)) ?? responses.get(`${Math.floor(status / 100)}XX`) ?? responses.get('default')
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Checks that a response reports an error: by its status, or by its body as some services do with status 200. */
export function reportsMissing({ status, body }: Answer): boolean {
  if ([400, 403, 404, 410].includes(status)) return true
  return status === 200 && isObject(body) && (body['ok'] === false || body['success'] === false)
}
