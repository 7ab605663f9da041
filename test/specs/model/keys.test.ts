import { describe, expect, it } from 'vitest'
import { modelOf, object, onlyResource } from './paths.ts'

/** Returns the place of the key of a resource with one item path and one schema. */
function keyIn(itemPath: string, properties: Readonly<Record<string, object | string>>): string | undefined {
  const record = object(properties)
  const model = modelOf({
    [`POST ${itemPath.replace(/\/[^/]*$/, '')}`]: { returns: record, status: '201' },
    [`GET ${itemPath}`]: { returns: record },
  })
  return onlyResource(model).key?.place?.join('.')
}

describe('the key of a resource', () => {
  it.each([
    ['/boards/{boardId}', { id: 'string', boardId: 'string' }, 'id'],
    ['/members/{user_id}', { id: 'string', user_id: 'string' }, 'user_id'],
    ['/Accounts/{Sid}.json', { sid: 'string', name: 'string' }, 'sid'],
    ['/tasks/{task_gid}', { gid: 'string', name: 'string' }, 'gid'],
    ['/issues/{issue_number}', { id: 'integer', number: 'integer' }, 'number'],
    ['/teams/{team_slug}', { id: 'integer', slug: 'string' }, 'slug'],
    ['/promotion_codes/{promotion_code}', { id: 'string', code: 'string' }, 'id'],
    ['/ssh-keys/{key_id}', { key: 'string', label: 'string', uuid: 'string' }, 'uuid'],
    ['/deploy-keys/{key_id}', { key: 'string', label: 'string' }, 'key'],
    ['/templates/{template_key}', { $id: 'string', key: 'string' }, 'key'],
    ['/orgs/{org}', { id: 'integer', login: 'string', name: 'string' }, 'login'],
    ['/users/{username}', { id: 'integer', login: 'string', name: 'string' }, 'login'],
    ['/memberships/{username}', { role: 'string', user: object({ id: 'integer', login: 'string' }) }, 'user.login'],
    ['/pods/{name}', { kind: 'string', metadata: object({ name: 'string', uid: 'string' }) }, 'metadata.name'],
    ['/nodes/{id}', { ID: 'string', Name: 'string' }, 'ID'],
    ['/projects/{project}/envs/{name}', { project: 'string', name: 'string' }, 'name'],
  ])('%s is in the property that the parameter names', (itemPath, properties, place) => {
    expect(keyIn(itemPath, properties)).toBe(place)
  })

  it('is not in the record if no property can contain it', () => {
    expect(keyIn('/rooms/{roomId}', { name: 'string', size: 'integer' })).toBeUndefined()
  })

  it('compares the formats of parameter and property', () => {
    const record = object({ id: 'integer', uuid: { type: 'string', format: 'uuid' } })
    const model = modelOf({ 'POST /jobs': { returns: record }, 'GET /jobs/{uuid}': { returns: record } })
    expect(onlyResource(model).key?.place).toEqual(['uuid'])
  })

  it('consists of several parameters if no operation addresses what is in front of the last', () => {
    const record = object({ name: 'string', owner: object({ id: 'integer', login: 'string' }) })
    const model = modelOf(
      {
        'GET /repos/{owner}/{repo}': { returns: { $ref: '#/components/schemas/Repo' } },
        'DELETE /repos/{owner}/{repo}': { status: '204' },
        'POST /orgs/{org}/repos': { returns: { $ref: '#/components/schemas/Repo' }, status: '201' },
      },
      { Repo: record },
    )
    expect(onlyResource(model).key).toEqual({
      parameter: 'repo',
      in: 'path',
      place: ['name'],
      others: [{ parameter: 'owner', place: ['owner', 'login'] }],
    })
    expect(model.roles.get('POST /orgs/{org}/repos')).toMatchObject({ kind: 'create', parameters: { org: 'owner' } })
  })
})
