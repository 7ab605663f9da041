import { describe, expect, it } from 'vitest'
import { arrayOf, modelOf, object, onlyResource, ref, roleOf } from './paths.ts'

const schemas = {
  Board: object({
    id: 'string',
    title: 'string',
    archived: 'boolean',
    status: { type: 'string', enum: ['open', 'closed'] },
  }),
}

describe('the role of an operation', () => {
  it('follows from method and path of a collection and its items', () => {
    const model = modelOf(
      {
        'GET /v1/boards': { returns: object({ data: arrayOf(ref('Board')) }) },
        'POST /v1/boards': { returns: object({ board: ref('Board') }), body: object({ board: ref('Board') }) },
        'GET /v1/boards/{id}': { returns: object({ board: ref('Board') }) },
        'PATCH /v1/boards/{id}': { returns: ref('Board') },
        'DELETE /v1/boards/{id}': { status: '204' },
      },
      schemas,
    )
    expect(onlyResource(model)).toMatchObject({ name: 'boards', itemPath: '/v1/boards/{id}', schema: 'Board' })
    expect(roleOf(model, 'GET /v1/boards', 'list').listPlace).toEqual(['data'])
    expect(roleOf(model, 'POST /v1/boards', 'create')).toMatchObject({
      responsePlace: ['board'],
      requestPlace: ['board'],
    })
    expect(roleOf(model, 'GET /v1/boards/{id}', 'read').responsePlace).toEqual(['board'])
    expect(roleOf(model, 'PATCH /v1/boards/{id}', 'update').responsePlace).toEqual([])
    expect(roleOf(model, 'DELETE /v1/boards/{id}', 'delete').responsePlace).toBeUndefined()
  })

  it('is an update for POST on an item path without PUT and PATCH', () => {
    const model = modelOf(
      { 'GET /boards/{id}': { returns: ref('Board') }, 'POST /boards/{id}': { returns: ref('Board') } },
      schemas,
    )
    expect(model.roles.get('POST /boards/{id}')?.kind).toBe('update')
  })

  it('is a create for PUT on an item path if nothing else creates', () => {
    const model = modelOf(
      { 'GET /boards/{id}': { returns: ref('Board') }, 'PUT /boards/{id}': { returns: ref('Board') } },
      schemas,
    )
    expect(roleOf(model, 'PUT /boards/{id}', 'create').upserts).toBe(true)
  })

  it('follows from verbs in paths of nouns and verbs', () => {
    const channel = object({ ok: 'boolean', channel: object({ id: 'string', name: 'string' }) })
    const model = modelOf({
      'POST /conversations.create': { returns: channel, body: object({ name: 'string' }) },
      'GET /conversations.info': { returns: channel, query: { channel: { type: 'string' } } },
      'POST /conversations.delete': { body: object({ channel: 'string' }), returns: object({ ok: 'boolean' }) },
    })
    expect(onlyResource(model)).toMatchObject({ itemPath: undefined, key: { parameter: 'channel', place: ['id'] } })
    expect(roleOf(model, 'POST /conversations.create', 'create').responsePlace).toEqual(['channel'])
    expect(model.roles.get('POST /conversations.delete')?.kind).toBe('delete')
  })

  it.each([
    ['POST /boards/{id}/close', [{ place: ['status'], value: 'closed' }]],
    ['POST /boards/{id}/reopen', [{ place: ['status'], value: 'open' }]],
    ['POST /boards/{id}/archive', [{ place: ['archived'], value: true }]],
    ['POST /boards/{id}/unarchive', [{ place: ['archived'], value: false }]],
    ['PUT /boards/{id}/archive', [{ place: ['archived'], value: true }]],
    ['DELETE /boards/{id}/archive', [{ place: ['archived'], value: false }]],
  ])('is an action that changes the state for %s', (id, sets) => {
    const model = modelOf(
      {
        'POST /boards': { returns: ref('Board') },
        'GET /boards/{id}': { returns: ref('Board') },
        [id]: { status: '204' },
      },
      schemas,
    )
    expect(roleOf(model, id, 'action').sets).toEqual(sets)
  })

  it('belongs to a singleton if the path ends with a noun that has no items', () => {
    const settings = object({ theme: 'string' })
    const model = modelOf({
      'GET /settings': { returns: settings },
      'PUT /settings': { body: settings, returns: settings },
    })
    expect(onlyResource(model)).toMatchObject({ itemPath: '/settings', key: undefined })
    expect(model.roles.get('PUT /settings')?.kind).toBe('update')
  })

  it('toggles a singleton that has no body', () => {
    const model = modelOf({
      'GET /gists/{id}/star': { status: '204' },
      'PUT /gists/{id}/star': { status: '204' },
      'DELETE /gists/{id}/star': { status: '204' },
    })
    expect(roleOf(model, 'PUT /gists/{id}/star', 'create').upserts).toBe(true)
    expect(onlyResource(model).parents.map(({ parameter }) => parameter)).toEqual(['id'])
  })

  it('links a list below another parent, and selects by its path parameter', () => {
    const story = object({ id: 'string', text: 'string' })
    const model = modelOf(
      {
        'GET /stories/{story_id}': { returns: ref('Story') },
        'DELETE /stories/{story_id}': { status: '204' },
        'POST /tasks/{task_id}/stories': { returns: ref('Story'), status: '201' },
        'GET /tasks/{task_id}/stories': { returns: arrayOf(ref('Story')) },
      },
      { Story: story },
    )
    expect(model.roles.get('POST /tasks/{task_id}/stories')?.kind).toBe('create')
    expect(roleOf(model, 'GET /tasks/{task_id}/stories', 'list').filters).toEqual([
      { parameter: 'task_id', in: 'path', place: ['_path', 'task_id'], test: 'equals', wildcards: [] },
    ])
  })

  it('is stateless with a reason if nothing shows or changes its result', () => {
    const model = modelOf({ 'GET /health': { returns: object({ ok: 'boolean' }) }, 'POST /tickets': { status: '201' } })
    expect(roleOf(model, 'GET /health', 'stateless')).toMatchObject({ unclear: false })
    expect(roleOf(model, 'POST /tickets', 'stateless')).toMatchObject({ unclear: true })
  })
})

describe('the facts of a record', () => {
  it('are its parents, expansions, timestamps and its own URL', () => {
    const model = modelOf(
      {
        'GET /boards/{boardId}': { returns: ref('Board') },
        'PUT /boards/{boardId}': { body: ref('Board') },
        'GET /boards/{boardId}/cards/{id}': { returns: ref('Card') },
        'POST /boards/{boardId}/cards': { body: object({ assignee_id: 'string' }), returns: ref('Card') },
      },
      {
        ...schemas,
        Card: object({
          id: 'string',
          board_id: 'string',
          assignee: object({ id: 'string' }),
          created_at: 'string',
          updated_at: 'string',
          self: 'string',
        }),
      },
    )
    expect(model.resources.get('cards')).toMatchObject({
      parents: [{ parameter: 'boardId', resource: 'boards', place: ['board_id'] }],
      expansions: [{ place: ['assignee'], sent: 'assignee_id' }],
      timestamps: [
        { place: ['created_at'], on: 'created' },
        { place: ['updated_at'], on: 'updated' },
      ],
      derived: [{ place: ['self'], template: '{$base}/boards/{board_id}/cards/{id}' }],
    })
  })
})
