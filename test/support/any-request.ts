import fc from 'fast-check'

/** A request that may be invalid in any part. */
export interface AnyRequest {
  readonly method: string
  /** including the query */
  readonly path: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string | Uint8Array<ArrayBuffer> | undefined
}

/** The id of an existing assistant. */
export const ASSISTANT_ID = '11111111-1111-4111-8111-111111111111'
/** The id of an existing queue. */
export const QUEUE_ID = '22222222-2222-4222-8222-222222222222'

const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}$/)
const method = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS') },
  { weight: 1, arbitrary: token },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'patch', 'QUERY') },
)

const broken = fc.constantFrom(
  '%',
  '%2',
  '%zz',
  '%FF',
  '%C3',
  '%2F',
  '%00',
  '%5C',
  '..',
  '.',
  '',
  '*',
  ':id',
  '{id}',
  'é',
)
const word = fc.constantFrom('assistants', 'queues', 'routing', 'users', 'organizations', 'tokens', 'me', 'token')
const segment = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 3, arbitrary: fc.constantFrom(ASSISTANT_ID, QUEUE_ID) },
  { weight: 2, arbitrary: broken },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((text) => encode(text)) },
  { weight: 1, arbitrary: fc.webSegment() },
)
const anyPath = fc
  .tuple(fc.constantFrom('/api/v2', '/oauth', '/login'), fc.array(segment, { maxLength: 5 }))
  .map(([root, segments]) => [root, ...segments].join('/'))

const parameter = fc.constantFrom(
  'pageSize',
  'limit',
  'after',
  'before',
  'expand',
  'name',
  'queueIds',
  'id',
  'divisionId',
)
const other = fc.constantFrom('pageNumber', 'sortOrder', 'languageVariation', 'fallbackToPrimaryAssistant', '__proto__')
const value = fc.oneof(
  fc.constantFrom('1', '0', '-1', '200', '201', '1e3', '9'.repeat(30), '9'.repeat(400), 'copilot', 'assistant', 'asc'),
  fc.constantFrom('true', 'false', '', ',', ',,', '*', '+', `${QUEUE_ID},${QUEUE_ID}`, 'null', '%', '%FF', 'MHxufDA'),
  fc.string({ unit: 'binary' }).map((text) => encode(text)),
  fc.webQueryParameters(),
)
const query = fc.oneof(
  fc.constant(''),
  fc
    .array(fc.tuple(fc.oneof(parameter, other, fc.webQueryParameters()), value), { maxLength: 4 })
    .map((pairs) => `?${pairs.map(([name, text]) => `${name}=${text}`).join('&')}`),
)

const contentType = fc.oneof(
  { weight: 5, arbitrary: fc.constant('application/json') },
  { weight: 2, arbitrary: fc.constant('application/x-www-form-urlencoded') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'text/plain', 'application/problem+json', 'application/json;charset=x', ';'),
  },
)
const authorization = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('Bearer any', 'Bearer known') },
  { weight: 3, arbitrary: fc.constantFrom(`Basic ${btoa('client:secret')}`, `Basic ${btoa('other:one')}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'Bearer', 'Basic !', 'Basic Og==', 'Bearer a b', 'Digest x', 'Basic /w=='),
  },
)
const header = fc.tuple(
  fc.oneof(
    token,
    fc.constantFrom('content-length', 'content-encoding', 'accept', 'x-world', 'origin', 'host', 'range'),
  ),
  fc.stringMatching(/^[\x20-\x7e\xa0-\xff]{0,12}$/),
)

const REQUIRED = [
  'name',
  'mediaTypes',
  'transcriptionConfig',
  'vendorName',
  'id',
  'languageCode',
  'conversationProfiles',
]

const junk = fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', ' ', 0, -1, [], {}, [[]], '\ud800', 'x'.repeat(300)))
const assistant = mostlyValid({
  name: fc.constantFrom('Front', 'front', 'Back', 'Side'),
  transcriptionConfig: mostlyValid({ vendorName: fc.constantFrom('Genesys', 'Unknown') }),
  knowledgeSuggestionConfig: mostlyValid({
    vendorName: fc.constant('GenesysKnowledge'),
    knowledgeBase: mostlyValid({ id: fc.string(), languageCode: fc.constantFrom('en-UK', 'en-UK', 'en-UK', 'xx') }),
    knowledgeBases: fc.array(mostlyValid({ id: fc.string(), languageCode: fc.constant('en-GB') }), { maxLength: 2 }),
  }),
  googleDialogflowConfig: mostlyValid({
    conversationProfiles: fc.array(mostlyValid({ languageCode: fc.string(), name: fc.string() })),
  }),
  id: fc.string(),
  state: fc.constantFrom('Active', 'Gone'),
  copilot: fc.jsonValue(),
  extra: fc.jsonValue(),
})
const association = mostlyValid({
  id: fc.constantFrom(QUEUE_ID, ASSISTANT_ID),
  mediaTypes: fc.oneof(fc.subarray(['Call', 'Email', 'Message']), fc.array(fc.constantFrom('Call', 'Fax'))),
})
const queue = mostlyValid({
  name: fc.constantFrom('Billing', 'billing', 'Returns'),
  description: fc.string(),
  division: mostlyValid({ id: fc.string(), name: fc.string() }),
  memberCount: fc.integer(),
})
const junkBody = fc.oneof(
  fc.constant(undefined),
  fc.json(),
  fc.constantFrom('', '{', 'null', '{"__proto__":{"x":1}}', '[', '['.repeat(5000), 'grant_type=other', 'a=1&a=2'),
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
  fc.uint8Array({ max: 255, maxLength: 40 }).map((bytes) => new Uint8Array(bytes)),
)
const grant = fc.constantFrom('grant_type=client_credentials', 'grant_type=client_credentials&x=%FF', 'grant_type=%')

const A = '/api/v2/assistants'
const Q = '/api/v2/routing/queues'
/** Valid requests: method, path and body. */
const valid = fc.oneof(
  without('GET', A, `${A}/queues`, `${A}/${ASSISTANT_ID}`, `${A}/${ASSISTANT_ID}/queues`, Q, `${Q}/${QUEUE_ID}`),
  without('GET', `${A}/${ASSISTANT_ID}/queues/${QUEUE_ID}`, '/api/v2/knowledge/knowledgebases', '/api/v2/users/me'),
  without('GET', '/api/v2/organizations/me', '/api/v2/tokens/me'),
  without('DELETE', `${A}/${ASSISTANT_ID}`, `${A}/${ASSISTANT_ID}/queues`, `${A}/${ASSISTANT_ID}/queues/${QUEUE_ID}`),
  without('DELETE', `${Q}/${QUEUE_ID}`, '/api/v2/tokens/me'),
  without('HEAD', '/api/v2/tokens/me', A),
  withBody('POST', assistant, A),
  withBody('PATCH', assistant, `${A}/${ASSISTANT_ID}`),
  withBody('PUT', association, `${A}/${ASSISTANT_ID}/queues/${QUEUE_ID}`),
  withBody('PATCH', fc.array(association, { maxLength: 3 }), `${A}/${ASSISTANT_ID}/queues`),
  withBody('POST', queue, Q),
  withBody('PUT', queue, `${Q}/${QUEUE_ID}`),
  fc.tuple(fc.constant('POST'), fc.constantFrom('/oauth/token', '/login/oauth/token'), grant),
)

const filters = fc.constantFrom(
  'name=Front',
  'name=a%20%26b',
  'expand=',
  'id=a&id=b',
  `queueIds=${QUEUE_ID},x`,
  'sortOrder=desc',
)
const pages = fc.constantFrom(
  '',
  'pageSize=1',
  'pageSize=007',
  'pageNumber=2',
  `pageNumber=${'9'.repeat(30)}`,
  'divisionId=a,b',
)

/** Paths of listings with parameters that are valid for some listing. */
export const anyListing: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(A, `${A}/queues`, `${A}/${ASSISTANT_ID}/queues`, Q),
    fc.subarray([filters, pages]).chain((all) => fc.tuple(...all)),
  )
  .map(([path, parameters]) => `${path}?${parameters.join('&')}`)

/** Mostly valid requests, each part of which may be invalid. */
export const anyRequest: fc.Arbitrary<AnyRequest> = fc
  .record({
    valid,
    method: seldom(method),
    path: seldom(anyPath),
    query: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: query }),
    type: seldom(contentType),
    bearer: fc.constantFrom('Bearer any', 'Bearer known'),
    authorization: seldom(authorization),
    more: fc.array(header, { maxLength: 2 }),
    body: seldom(junkBody),
  })
  .map(({ valid: [method, path, body], query, bearer, more, ...changed }) => {
    const isForm = path.endsWith('/oauth/token')
    const type = changed.type ?? (isForm ? 'application/x-www-form-urlencoded' : 'application/json')
    const authorization = changed.authorization ?? (isForm ? `Basic ${btoa('client:secret')}` : bearer)
    return {
      method: changed.method ?? method,
      path: (changed.path ?? path) + query,
      headers: [['content-type', type], ['authorization', authorization], ...more],
      body: changed.body ?? body,
    }
  })

function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
}

function without(method: string, ...paths: string[]): fc.Arbitrary<readonly [string, string, undefined]> {
  return fc.tuple(fc.constant(method), fc.constantFrom(...paths), fc.constant(undefined))
}

function withBody(
  method: string,
  body: fc.Arbitrary<unknown>,
  path: string,
): fc.Arbitrary<readonly [string, string, string]> {
  return fc.tuple(
    fc.constant(method),
    fc.constant(path),
    body.map((value) => JSON.stringify(value)),
  )
}

/** Creates objects with these properties, some of them missing and some of them invalid. */
function mostlyValid(shape: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
  const properties = Object.entries(shape).map(([name, property]) => {
    return [name, fc.oneof({ weight: 40, arbitrary: property }, { weight: 1, arbitrary: junk })] as const
  })
  const object = fc.record(Object.fromEntries(properties), { requiredKeys: REQUIRED.filter((name) => name in shape) })
  return fc.oneof({ weight: 40, arbitrary: object }, { weight: 1, arbitrary: junk })
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
