import { describe, expect, it } from 'vitest'
import { arrayOf, documentOf, type Operations, object } from '../model/paths.ts'
import { emulateText } from './load.ts'

const text = { type: 'string' }

/** Serves a document with some operations. */
function serve(operations: Operations, schemas: object = {}) {
  return emulateText(JSON.stringify(documentOf(operations, schemas)))
}

describe('a record inside an array', () => {
  const accounts = object({ Accounts: arrayOf(object({ AccountID: text, Name: text })) })
  const operations = {
    'GET /Accounts': { returns: accounts },
    'PUT /Accounts': { body: accounts, returns: accounts },
    'GET /Accounts/{AccountID}': { returns: accounts },
    'POST /Accounts/{AccountID}': { body: accounts, returns: accounts },
    'DELETE /Accounts/{AccountID}': { status: '204' },
  }

  it('is created, read, updated and deleted', async () => {
    const { send } = await serve(operations)
    const created = await send('PUT', '/Accounts', { Accounts: [{ Name: 'Sales' }] })
    const [account] = created.body.Accounts
    expect(account).toMatchObject({ AccountID: expect.any(String), Name: 'Sales' })
    const path = `/Accounts/${account.AccountID}`
    expect((await send('GET', path)).body).toEqual(created.body)
    await send('POST', path, { Accounts: [{ Name: 'Costs' }] })
    expect((await send('GET', path)).body.Accounts).toEqual([{ ...account, Name: 'Costs' }])
    await send('DELETE', path)
    expect((await send('GET', path)).status).toBe(404)
  })
})

describe('a property that is read-only in responses', () => {
  it('is stored if a request may contain it', async () => {
    const server = object({ id: 'integer', region: { ...text, readOnly: true } })
    const { send } = await serve({
      'POST /servers': { body: object({ region: text }), returns: server },
      'GET /servers/{id}': { returns: server },
    })
    const { body } = await send('POST', '/servers', { region: 'eu' })
    expect((await send('GET', `/servers/${body.id}`)).body).toMatchObject({ region: 'eu' })
  })

  it('is ignored if the schema of the request says so, too', async () => {
    const server = object({ id: 'integer', name: text, region: { ...text, readOnly: true } })
    const { send } = await serve({
      'POST /servers': { body: server, returns: server },
      'GET /servers/{id}': { returns: server },
    })
    expect((await send('POST', '/servers', { name: 'a', region: 'eu' })).body).toEqual({ id: 1, name: 'a' })
  })
})

describe('a create whose response cannot contain the key', () => {
  it('has a Location header with the path of the record', async () => {
    const site = object({ id: text, name: text })
    const { send } = await serve({
      'POST /sites': { body: object({ name: text }), status: '204' },
      'GET /sites/{siteId}': { returns: site },
    })
    const { headers } = await send('POST', '/sites', { name: 'Berlin' })
    expect((await send('GET', headers.get('location') ?? '')).body).toMatchObject({ name: 'Berlin' })
  })

  it('needs no Location header if its body has the key', async () => {
    const site = object({ id: text })
    const { send } = await serve({ 'POST /sites': { returns: site }, 'GET /sites/{siteId}': { returns: site } })
    expect((await send('POST', '/sites')).headers.has('location')).toBe(false)
  })
})

describe('a body that is one value of any kind', () => {
  it('is the value of the record', async () => {
    const property = object({ key: text, value: {} })
    const { send } = await serve({
      'PUT /users/{id}/properties/{key}': { body: { description: 'Any JSON.' }, returns: object({}) },
      'GET /users/{id}/properties/{key}': { returns: property },
      'DELETE /users/{id}/properties/{key}': { status: '204' },
    })
    for (const value of ['dark', 7, { theme: 'dark' }, [1, 2]]) {
      await send('PUT', '/users/1/properties/mode', value)
      expect((await send('GET', '/users/1/properties/mode')).body).toEqual({ key: 'mode', value })
    }
  })
})

describe('a key that a longer path requires to be a number', () => {
  it('is a number although the path of the record accepts any text', async () => {
    const project = object({ id: text })
    const document = documentOf({
      'POST /projects': { returns: project, status: '201' },
      'GET /projects/{id}': { returns: project },
      'POST /projects/{project}/issues': { returns: object({ id: text }), status: '201' },
    })
    const json = JSON.stringify(document).replace(/("name":"project",[^}]*)"string"/, '$1"integer"')
    const { send } = await emulateText(json)
    const { body } = await send('POST', '/projects')
    expect(body).toEqual({ id: '1' })
    expect((await send('POST', `/projects/${body.id}/issues`)).status).toBe(201)
  })
})

describe('a cursor that the response reports as a number', () => {
  it.each(['next_marker', 'next'])('is accepted as it was reported in %s', async (name) => {
    const file = object({ id: text })
    const { send } = await serve({
      'GET /files': {
        query: { limit: { type: 'integer' }, marker: text },
        returns: object({ entries: arrayOf(file), [name]: { type: ['integer', 'null'] } }),
      },
      'POST /files': { returns: file },
      'GET /files/{id}': { returns: file },
    })
    for (let i = 0; i < 3; i++) await send('POST', '/files')
    const first = await send('GET', '/files?limit=2')
    const second = await send('GET', `/files?limit=2&marker=${first.body[name]}`)
    expect(second.body).toMatchObject({ entries: [{ id: 'file-3' }], [name]: null })
  })
})

describe('a path whose parameters have other names than those of the item path', () => {
  it('leads to the same parents', async () => {
    const reversal = object({ id: text, amount: 'integer' })
    const { send } = await serve({
      'POST /transfers/{id}/reversals': { body: object({ amount: 'integer' }), returns: reversal },
      'GET /transfers/{id}/reversals': { returns: arrayOf(reversal) },
      'GET /transfers/{transfer}/reversals/{id}': { returns: reversal },
    })
    const { body } = await send('POST', '/transfers/tr-1/reversals', { amount: 5 })
    expect((await send('GET', `/transfers/tr-1/reversals/${body.id}`)).body).toEqual(body)
    expect((await send('GET', '/transfers/tr-1/reversals')).body).toEqual([body])
    expect((await send('GET', '/transfers/tr-2/reversals')).body).toEqual([])
  })
})
