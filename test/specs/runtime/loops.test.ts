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
