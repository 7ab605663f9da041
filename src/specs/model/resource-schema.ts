/** Kinds of roles. */
const KINDS = ['create', 'list', 'read', 'update', 'delete', 'action', 'stateless']

/** Facts that a response of a list may report. */
const FACTS = [
  'next-cursor',
  'previous-cursor',
  'next-url',
  'previous-url',
  'first-url',
  'last-url',
  'self-url',
  'next-page',
  'previous-page',
  'next-offset',
  'has-more',
  'is-last',
  'total',
  'total-pages',
  'page',
  'size',
  'offset',
  'count',
]

const text = { type: 'string' }
const place = { ...text, description: 'Names of properties joined by dots. Empty for the whole value.' }
const optionalPlace = { ...place, type: ['string', 'null'] }
const closed = { type: 'object', additionalProperties: false }
const mapOf = (values: object, description: string) => ({ type: 'object', additionalProperties: values, description })
const wholeNumber = { type: 'integer', minimum: 0 }
const parameter = (more: Readonly<Record<string, unknown>>, description: string) => {
  const required = ['parameter', ...Object.keys(more)]
  return { anyOf: [{ ...closed, required, properties: { parameter: text, ...more } }, { type: 'null' }], description }
}

const paging = {
  ...closed,
  description: 'Parameters that select a page, and the parts of the response that describe it.',
  properties: {
    in: { enum: ['query', 'body'] },
    size: parameter({ default: wholeNumber, most: wholeNumber }, 'Parameter with the number of records on a page.'),
    page: parameter({ first: wholeNumber }, 'Parameter with the number of the page.'),
    offset: parameter({}, 'Parameter with the number of records that are skipped.'),
    cursor: parameter({ form: { enum: ['opaque', 'key'] } }, 'Parameter with the cursor of a page.'),
    reports: mapOf({ enum: FACTS }, 'Facts that the response reports, by place.'),
    linkHeader: { type: 'boolean', description: 'True if the response has a Link header with rel="next".' },
  },
}

const filter = {
  ...closed,
  required: ['parameter', 'property'],
  properties: {
    parameter: text,
    in: { enum: ['query', 'path'] },
    property: place,
    test: { enum: ['equals', 'contains', 'least', 'most'] },
    wildcards: { type: 'array', items: text, description: 'Values that select every record.' },
  },
}

const sorting = {
  anyOf: [{ ...closed, required: ['parameter'], properties: { parameter: text, direction: text } }, { type: 'null' }],
}

const role = {
  ...closed,
  required: ['role'],
  properties: {
    role: { enum: KINDS },
    response: { ...optionalPlace, description: 'Place of the record in the response; null if it is not there.' },
    request: { ...place, description: "Place of the record's properties in the request body." },
    parameters: mapOf(text, "The resource's names of path parameters, by the operation's own."),
    upserts: { type: 'boolean', description: 'True if a create replaces an existing record with the same key.' },
    replaces: { type: 'boolean', description: 'True if an update removes properties that the request leaves out.' },
    verb: { ...text, description: 'Verb of an action.' },
    sets: { type: 'object', description: 'Values that an action sets, by place.' },
    list: { ...place, description: 'Place of the array in the response of a list.' },
    paging,
    filters: { type: 'array', items: filter },
    sorting,
    reason: { ...text, description: 'Reason why the operation is stateless.' },
  },
}

const key = {
  ...closed,
  properties: { parameter: text, in: { enum: ['path', 'query', 'body', 'none'] }, place: optionalPlace },
}

const operationIds = { anyOf: [text, { type: 'array', items: text }] }

/** JSON Schema of `x-resource`, the extension of path items that corrects an inferred resource. */
export const resourceSchema: Readonly<Record<string, unknown>> = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'x-resource',
  description: 'Facts about the resource of a path item. Facts that are left out are inferred.',
  ...closed,
  properties: {
    ignore: { type: 'boolean', description: 'If true, the resource is not stored and its operations are stateless.' },
    name: { ...text, minLength: 1, description: 'Name of the collection.' },
    schema: { ...text, description: 'Name in components.schemas, or JSON pointer, of the schema of a record.' },
    key: {
      anyOf: [place, key, { type: 'null' }],
      description: 'Place of the key in the record; null for a singleton.',
    },
    identity: mapOf(optionalPlace, 'Places of the parameters that identify a record together with the key.'),
    parents: mapOf(
      { ...closed, properties: { resource: { type: ['string', 'null'] }, place: optionalPlace } },
      'Parents by path parameter.',
    ),
    expand: mapOf(
      {
        anyOf: [
          text,
          { ...closed, required: ['sent'], properties: { sent: text, resource: { type: ['string', 'null'] } } },
        ],
      },
      'Properties of requests that contain the key of a related record, by the property of the record.',
    ),
    timestamps: mapOf({ enum: ['created', 'updated'] }, 'Properties that contain an instant, by place.'),
    derive: mapOf(text, 'Templates of composed properties, by place, such as "{owner.login}/{name}".'),
    missing: {
      anyOf: [
        {
          ...closed,
          required: ['status', 'body'],
          properties: { status: { type: 'integer', minimum: 100, maximum: 599 }, body: {} },
        },
        { type: 'null' },
      ],
      description: 'Response to requests for a missing record, if it is not a declared 404.',
    },
    envelope: { ...place, description: 'Place of the record in requests and responses.' },
    create: { ...operationIds, description: 'operationIds of further creates.' },
    list: { ...operationIds, description: 'operationIds of further lists.' },
    operations: mapOf({ anyOf: [{ enum: KINDS }, role] }, 'Roles of operations by operationId.'),
  },
}
