import type { Body, Mutation, ResponseChange } from './mutation.ts'

/** Applies a change to each record of a list. */
function each(change: (record: Body) => void): (body: Body) => void {
  return (body) => {
    for (const record of body.results ?? []) change(record)
  }
}

/** Sets a field of each record of a list. */
function set(field: string, value: unknown): (body: Body) => void {
  return each((record) => Object.assign(record, { [field]: value }))
}

/** Replaces a status with another one. */
function replaceStatus(from: number, to: number): (status: number) => ResponseChange {
  return (status) => (status === from ? { status: to } : {})
}

/** Returns the record of a path without having changed it. */
const pretend = ({ world, path, body = {} }: Body) => {
  const { id, name, description = '', color } = { ...world.skillGroups.getOrThrow(path.skillGroupId), ...body }
  return { id, name, description, color }
}

/** Returns a request with a header in addition. */
function withHeader(request: Request, name: string, value: string): Request {
  const headers = new Headers(request.headers)
  headers.set(name, value)
  return new Request(request, { headers })
}

/** The changes of a copy, of different kinds. */
export const MUTATIONS: readonly Mutation[] = [
  { name: 'drops a field', operation: 'getAgents', change: each((agent) => delete agent.emailId) },
  {
    name: 'drops a nested field',
    operation: 'getQueue',
    change: (queue) => delete queue.advancedSettings.preferredAgentTimeout,
  },
  {
    name: 'renames a field',
    operation: 'getAgents',
    change: each((agent) => {
      agent.first_name = agent.firstName
      delete agent.firstName
    }),
  },
  { name: 'sends a number as a string', operation: 'getAgents', change: set('maxChatSupport', '5') },
  {
    name: 'sends an id of another type',
    operation: 'postSkillGroups',
    change: (group) => Object.assign(group, { id: 17 }),
  },
  { name: 'sends an unknown value of an enum', operation: 'getAgents', change: set('onlineStatusType', 'ELSEWHERE') },
  { name: 'sends another success status', operation: 'postSkillGroups', answer: replaceStatus(200, 201) },
  { name: 'sends another error status', operation: 'postAgents', answer: replaceStatus(400, 422) },
  {
    name: 'sends another Content-Type',
    operation: 'getQueue',
    answer: () => ({ headers: { 'content-type': 'text/html' } }),
  },
  { name: 'sends null for a value', operation: 'getAgents', change: set('emailId', null) },
  { name: 'sends null for an absent field', operation: 'getAgents', change: set('middleName', null) },
  {
    name: 'denies that there is a next page',
    operation: 'getAgents',
    change: (page) => Object.assign(page, { hasMore: false }),
  },
  { name: 'reports another total', operation: 'getSkillGroups', change: (page) => page.totalResults++ },
  { name: 'returns smaller pages', operation: 'getAgents', change: (page) => page.results?.pop() },
  { name: 'returns an empty list', operation: 'getAgents', change: (page) => Object.assign(page, { results: [] }) },
  {
    name: 'reverses the order',
    operation: 'getAgents',
    change: (page) => Object.assign(page, { results: page.results?.toReversed() }),
  },
  { name: 'formats dates otherwise', operation: 'getAgents', change: set('createdAt', 'Tue Feb 04 2025') },
  { name: 'has another default', operation: 'getSkillGroups', change: (page) => Object.assign(page, { limit: 20 }) },
  {
    name: 'reports errors in another shape',
    operation: 'getSkillGroup',
    change: (body, status) => {
      if (status < 400) return
      delete body.errors
      body.message = 'Not found'
    },
  },
  { name: 'requires another field', operation: 'postSkillGroups', answer: replaceStatus(200, 400) },
  {
    name: 'accepts requests without a credential',
    operation: 'getRoles',
    request: (request, { auth = '' }) => (request.headers.has('auth') ? request : withHeader(request, 'auth', auth)),
  },
  { name: 'forgets an update', operation: 'getSkillGroup', handlers: { putSkillGroup: pretend } },
  { name: 'never answers 413', operation: 'postSkillGroups', ignores: 'size' },
  {
    name: 'never answers 415',
    operation: 'postSkillGroups',
    request: (request) => {
      const isText = request.headers.get('content-type') === 'text/plain'
      return isText ? withHeader(request, 'content-type', 'application/json') : request
    },
  },
  { name: 'never answers 429', operation: 'getRoles', ignores: 'rate' },
]
