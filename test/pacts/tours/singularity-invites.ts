import type { Client as Typed } from 'openapi-fetch'
import type { operations, paths } from '../../../src/generated/singularity/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import type { Calls } from '../tour.ts'

type Client = Typed<ClientPaths<paths>>

interface Ids {
  readonly inviteId: string
}

type InviteOperations = Pick<
  operations,
  'listInvites' | 'createInvite' | 'acceptInvite' | 'validateInvite' | 'readInvite' | 'revokeInvite' | 'resendInvite'
>

const INVITE = '/api/invites/{inviteId}'

/** Calls about invites. The token of an invite is unknown until it is created, so two of them fail. */
export const inviteCalls: Calls<InviteOperations, Client, Ids> = {
  listInvites: (api) => api.GET('/api/invites', { params: { query: { status: 'pending' } } }),
  createInvite: (api) => api.POST('/api/invites', { body: { email: 'grace@harbourlane.example' } }),
  acceptInvite: (api, { inviteId }) =>
    api.POST('/api/invites/accept', { body: { token: inviteId, userId: 'user-790' } }),
  validateInvite: (api, { inviteId }) =>
    api.GET('/api/invites/validate/{token}', { params: { path: { token: inviteId } } }),
  readInvite: (api, { inviteId }) => api.GET(INVITE, { params: { path: { inviteId } } }),
  revokeInvite: (api, { inviteId }) => api.DELETE(`${INVITE}/revoke`, { params: { path: { inviteId } } }),
  resendInvite: (api, { inviteId }) => api.POST(`${INVITE}/resend`, { params: { path: { inviteId } } }),
}

/** Invites two people, of whom one accepts. */
export async function runInvites(api: Client): Promise<void> {
  const { data: grace } = await api.POST('/api/invites', {
    body: { email: 'grace@harbourlane.example', role: 'member', metadata: { department: 'Orders' } },
  })
  const { data: ada } = await api.POST('/api/invites', { body: { email: 'augusta@harbourlane.example' } })
  const [ids, token] = [{ inviteId: grace?.id ?? '' }, { inviteId: ada?.token ?? '' }]
  for (const call of [inviteCalls.listInvites, inviteCalls.readInvite, inviteCalls.resendInvite]) await call(api, ids)
  await inviteCalls.revokeInvite(api, ids)
  await inviteCalls.validateInvite(api, token)
  await inviteCalls.acceptInvite(api, token)
}

/** Sends requests about invites that the vendor rejects. */
export async function runInvalidInvites(api: Client): Promise<void> {
  const invalidBody: never = Object({ email: 7, token: 8 }) as never
  const invalidQuery: never = Object({ status: 'lost' }) as never
  await api.GET('/api/invites', { params: { query: invalidQuery } })
  await api.POST('/api/invites', { body: invalidBody })
  await api.POST('/api/invites', { body: { email: 'augusta@harbourlane.example' } })
  await api.POST('/api/invites', { body: { email: 'augusta@harbourlane.example' } })
  await api.POST('/api/invites/accept', { body: invalidBody })
  const { data } = await api.POST('/api/invites', { body: { email: 'lost@harbourlane.example' } })
  const [ids, token] = [{ inviteId: data?.id ?? '' }, { inviteId: data?.token ?? '' }]
  for (let i = 0; i < 4; i++) await inviteCalls.resendInvite(api, ids)
  await inviteCalls.acceptInvite(api, token)
  for (const call of [inviteCalls.acceptInvite, inviteCalls.validateInvite]) await call(api, token)
  await inviteCalls.revokeInvite(api, ids)
}
