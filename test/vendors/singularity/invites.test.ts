import { describe, expect, it } from 'vitest'
import { asCaller, emulatorWith, json, KEY, NOW, rejection } from '../../support/singularity.ts'

const WEEK_LATER = '2026-01-22T09:00:00Z'
const COMPANY = { id: 'company-456', name: 'Harbour Lane Outfitters' }
const OTHER_KEY = `sk_live_${'e'.repeat(64)}`

function companyWith(invites: readonly object[] = []) {
  const apiKeys = [
    { key: KEY, name: 'Agent console', userId: 'user-789' },
    { key: OTHER_KEY, name: 'Lantern', company: 'Lantern Press' },
  ]
  const emulator = emulatorWith({ companies: [COMPANY, { name: 'Lantern Press' }], apiKeys, invites })
  const client = asCaller(emulator)
  const invite = async (email: string, more: object = {}) => {
    return json<'InviteCreated'>(await client.post('/api/invites', { email, ...more }))
  }
  return { emulator, ...client, invite }
}

const ada = { id: 'invite-1', email: 'ada@harbourlane.example', token: 'token-of-ada' }

describe('an invite', () => {
  it('creates a pending invite with a token', async () => {
    const { post, get } = companyWith()
    const body = { email: 'grace@harbourlane.example', metadata: { department: 'Orders' } }
    const response = await post('/api/invites', body)
    const created = await json<'InviteCreated'>(response)
    expect(response.status).toBe(201)
    expect(created).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      email: 'grace@harbourlane.example',
      status: 'pending',
      token: expect.stringMatching(/^[0-9a-f]{48}$/),
      createdAt: NOW,
      expiresAt: WEEK_LATER,
    })
    expect(await json<'Invite'>(await get(`/api/invites/${created.id}`))).toMatchObject({ role: 'member' })
  })

  it('reads an invite with its metadata', async () => {
    const { invite, get } = companyWith()
    const { id } = await invite('grace@harbourlane.example', { role: 'admin', metadata: { department: 'Orders' } })
    expect(await (await get(`/api/invites/${id}`)).json()).toEqual({
      id,
      email: 'grace@harbourlane.example',
      status: 'pending',
      role: 'admin',
      invitedBy: { id: 'user-789', name: 'Agent console' },
      companyId: 'company-456',
      metadata: { department: 'Orders' },
      resendCount: 0,
      createdAt: NOW,
      expiresAt: WEEK_LATER,
    })
    const stranger = asCaller(companyWith([ada]).emulator, OTHER_KEY)
    expect(await rejection(await stranger.get('/api/invites/invite-1'))).toMatchObject({ code: 'INVITE_NOT_FOUND' })
  })

  it('lists the invites of the company by status', async () => {
    const { get } = companyWith([ada, { email: 'b@x.example', status: 'revoked' }, { company: 'Lantern Press' }])
    const all = await json<'InvitePage'>(await get('/api/invites'))
    expect(all.meta).toMatchObject({ page: 1, limit: 20, total: 2 })
    expect(Object.keys(all.data[1] ?? {})).toEqual([
      'id',
      'email',
      'status',
      'role',
      'invitedBy',
      'createdAt',
      'expiresAt',
    ])
    const { data } = await json<'InvitePage'>(await get('/api/invites?status=revoked'))
    expect(data.map(({ email }) => email)).toEqual(['b@x.example'])
  })

  it('lists the newest invite first', async () => {
    const { invite, get } = companyWith([ada, { email: 'old@x.example', createdAt: '2026-01-14T09:00:00Z' }])
    await invite('grace@harbourlane.example')
    const { data } = await json<'InvitePage'>(await get('/api/invites'))
    expect(data.map(({ email }) => email)).toEqual(['grace@harbourlane.example', ada.email, 'old@x.example'])
  })

  it('rejects an address that has a pending invite', async () => {
    const { post, invite, remove } = companyWith([ada])
    const again = await rejection(await post('/api/invites', { email: 'ADA@harbourlane.example' }))
    expect(again).toMatchObject({ status: 400, code: 'EMAIL_ALREADY_INVITED' })
    await remove('/api/invites/invite-1/revoke')
    expect((await invite(ada.email)).status).toBe('pending')
  })

  it('rejects the eleventh invite of an hour', async () => {
    const { emulator, post, invite } = companyWith()
    emulator.singularity.setProfile({ rateLimit: 'enforced' })
    for (let i = 0; i < 10; i++) await invite(`person-${i}@x.example`)
    const eleventh = await post('/api/invites', { email: 'person-10@x.example' })
    expect(eleventh.headers.get('retry-after')).toBe('3600')
    expect(await rejection(eleventh)).toMatchObject({ status: 429, code: 'RATE_LIMIT_EXCEEDED' })
    emulator.clock.advance('1h')
    expect((await post('/api/invites', { email: 'person-10@x.example' })).status).toBe(201)
  })
})

describe('the token of an invite', () => {
  it('validates a token without a credential', async () => {
    const { emulator } = companyWith([ada])
    const response = await emulator.singularity.fetch('/api/invites/validate/token-of-ada', {})
    expect(await response.json()).toEqual({
      valid: true,
      email: 'ada@harbourlane.example',
      companyName: 'Harbour Lane Outfitters',
    })
  })

  it('accepts an invite once', async () => {
    const { post, get } = companyWith([ada])
    const acceptance = { token: 'token-of-ada', userId: 'user-790' }
    expect((await post('/api/invites/accept', acceptance)).status).toBe(200)
    expect(await json<'Invite'>(await get('/api/invites/invite-1'))).toMatchObject({ status: 'accepted' })
    const again = await rejection(await post('/api/invites/accept', acceptance))
    expect(again).toMatchObject({ status: 400, code: 'INVITE_ALREADY_ACCEPTED' })
  })

  it('welcomes the user by the name of the company', async () => {
    const { post } = companyWith([ada])
    const response = await post('/api/invites/accept', { token: 'token-of-ada', userId: 'user-790' })
    expect(await response.json()).toEqual({
      success: true,
      companyId: 'company-456',
      message: 'Welcome to Harbour Lane Outfitters',
    })
  })

  it('rejects tokens that are expired, revoked or unknown', async () => {
    const { emulator, post, get } = companyWith([
      { ...ada, createdAt: '2026-01-08T09:00:00Z' },
      { email: 'b@x.example', token: 'revoked-token', status: 'revoked' },
    ])
    const codes = async (token: string) => {
      const accepted = await rejection(await post('/api/invites/accept', { token, userId: 'user-790' }))
      const validated = await rejection(await get(`/api/invites/validate/${token}`))
      return [accepted.status, accepted.code, validated.code]
    }
    expect(await codes('token-of-ada')).toEqual([400, 'INVITE_EXPIRED', 'INVITE_EXPIRED'])
    expect(await codes('revoked-token')).toEqual([400, 'INVITE_REVOKED', 'INVITE_REVOKED'])
    expect(await codes('no-such-token')).toEqual([404, 'INVITE_NOT_FOUND', 'INVITE_NOT_FOUND'])
    expect(emulator.singularity.records.invites.list()).toMatchObject([{ status: 'pending' }, { status: 'revoked' }])
  })
})

describe('the life of an invite', () => {
  it('shows an invite as expired after seven days', async () => {
    const { emulator, get } = companyWith([ada])
    emulator.clock.advance('6d')
    expect(await json<'Invite'>(await get('/api/invites/invite-1'))).toMatchObject({ status: 'pending' })
    emulator.clock.advance('1d')
    expect(await json<'Invite'>(await get('/api/invites/invite-1'))).toMatchObject({ status: 'expired' })
    const { meta } = await json<'InvitePage'>(await get('/api/invites?status=expired'))
    expect(meta.total).toBe(1)
  })

  it('revokes an invite', async () => {
    const { remove, get } = companyWith([ada])
    const revoked = await remove('/api/invites/invite-1/revoke')
    expect(await revoked.json()).toEqual({ success: true, message: 'Invite revoked' })
    expect(await json<'Invite'>(await get('/api/invites/invite-1'))).toMatchObject({ status: 'revoked' })
    expect(await rejection(await get('/api/invites/validate/token-of-ada'))).toMatchObject({ code: 'INVITE_REVOKED' })
  })

  it('sends an invite again at most three times', async () => {
    const { post } = companyWith([ada])
    const resend = () => post('/api/invites/invite-1/resend')
    expect(await (await resend()).json()).toEqual({ success: true, resendCount: 1, message: 'Invite resent' })
    await resend()
    expect(await (await resend()).json()).toMatchObject({ resendCount: 3 })
    expect(await rejection(await resend())).toMatchObject({ status: 400, code: 'RESEND_LIMIT_EXCEEDED' })
  })

  it('keeps an accepted invite', async () => {
    const { post, remove } = companyWith([{ ...ada, status: 'accepted' }])
    const revoked = await rejection(await remove('/api/invites/invite-1/revoke'))
    const resent = await rejection(await post('/api/invites/invite-1/resend'))
    expect([revoked.code, resent.code]).toEqual(['INVITE_ALREADY_ACCEPTED', 'INVITE_ALREADY_ACCEPTED'])
  })
})
