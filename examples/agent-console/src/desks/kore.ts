import { type Connection, send } from '../connection.ts'
import type { Agent, Desk } from './desk.ts'

interface KoreAgent {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly status: string
}

/** The fields that an update must repeat, and the groups of which it must name one. */
interface AgentDetails {
  readonly emailId: string
  readonly phoneNumber?: string
  readonly chatLanguageSupport: unknown
  readonly voiceLanguageSupport: unknown
  readonly skills: unknown
  readonly agentGroups: readonly { readonly groupId: string }[]
}

interface Listing<Item> {
  readonly results: readonly Item[]
  readonly hasMore: boolean
}

interface Group {
  readonly id: string
  readonly isDefault: boolean
}

const LIMIT = 100
const ENGLISH = [{ language: 'en', proficiency: 'good', isActive: true }]

/** Creates a desk for Kore.ai SmartAssist agents. */
export function kore(connection: Connection): Desk {
  const stream = `/agentassist/api/v1/public/${connection.settings['streamId']}`
  return {
    title: 'Kore.ai SmartAssist',
    list: async (page = '1') => {
      const path = `${stream}/agents?page=${page}&limit=${LIMIT}`
      const { results, hasMore } = await send<Listing<KoreAgent>>(connection, 'GET', path)
      return { agents: results.map(toAgent), next: hasMore ? String(Number(page) + 1) : undefined }
    },
    create: async (name) => {
      const { results } = await send<Listing<Group>>(connection, 'GET', `${stream}/agent-groups`)
      const group = results.find(({ isDefault }) => isDefault) ?? results[0]
      return send(connection, 'POST', `${stream}/agents`, {
        ...splitName(name),
        emailId: `${name.toLowerCase().replaceAll(/\W+/g, '.')}@desk.example`,
        phoneNumber: '13456782345',
        agentGroupId: group?.id,
        chatLanguageSupport: ENGLISH,
        voiceLanguageSupport: ENGLISH,
        skills: [],
      })
    },
    rename: async ({ id }, name) => {
      const agent = await send<AgentDetails>(connection, 'GET', `${stream}/agents/${id}`)
      const { emailId, phoneNumber = '13456782345', chatLanguageSupport, voiceLanguageSupport, skills } = agent
      const unchanged = { emailId, phoneNumber, chatLanguageSupport, voiceLanguageSupport, skills }
      const path = `${stream}/agents/${id}?groupId=${agent.agentGroups[0]?.groupId}`
      return send(connection, 'PUT', path, { ...unchanged, ...splitName(name) })
    },
    remove: ({ id }) => send(connection, 'DELETE', `${stream}/agents/${id}`),
  }
}

function toAgent({ id, firstName, lastName, status }: KoreAgent): Agent {
  return { id, name: `${firstName} ${lastName}`.trim(), status }
}

function splitName(name: string): { firstName: string; lastName: string } {
  const [firstName = name, ...rest] = name.split(' ')
  return { firstName, lastName: rest.join(' ') || firstName }
}
