import { ask, type Connection } from '../connection.ts'
import type { Agent, Desk } from './desk.ts'

interface KoreAgent {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly status: string
}

/** What an update has to send along, and the group that it has to name. */
interface WholeAgent {
  readonly emailId: string
  readonly phoneNumber?: string
  readonly chatLanguageSupport: unknown
  readonly voiceLanguageSupport: unknown
  readonly skills: unknown
  readonly agentGroups: readonly { readonly groupId: string }[]
}

interface Listing<One> {
  readonly results: readonly One[]
  readonly hasMore: boolean
}

interface Group {
  readonly id: string
  readonly isDefault: boolean
}

const LIMIT = 100
const ENGLISH = [{ language: 'en', proficiency: 'good', isActive: true }]

/** Kore.ai SmartAssist agents. */
export function kore(connection: Connection): Desk {
  const stream = `/agentassist/api/v1/public/${connection.settings['streamId']}`
  return {
    title: 'Kore.ai SmartAssist',
    list: async (page = '1') => {
      const path = `${stream}/agents?page=${page}&limit=${LIMIT}`
      const { results, hasMore } = await ask<Listing<KoreAgent>>(connection, 'GET', path)
      return { agents: results.map(agentOf), next: hasMore ? String(Number(page) + 1) : undefined }
    },
    create: async (name) => {
      const { results } = await ask<Listing<Group>>(connection, 'GET', `${stream}/agent-groups`)
      const group = results.find(({ isDefault }) => isDefault) ?? results[0]
      return ask(connection, 'POST', `${stream}/agents`, {
        ...namesOf(name),
        emailId: `${name.toLowerCase().replaceAll(/\W+/g, '.')}@desk.example`,
        phoneNumber: '13456782345',
        agentGroupId: group?.id,
        chatLanguageSupport: ENGLISH,
        voiceLanguageSupport: ENGLISH,
        skills: [],
      })
    },
    rename: async ({ id }, name) => {
      const agent = await ask<WholeAgent>(connection, 'GET', `${stream}/agents/${id}`)
      const { emailId, phoneNumber = '13456782345', chatLanguageSupport, voiceLanguageSupport, skills } = agent
      const kept = { emailId, phoneNumber, chatLanguageSupport, voiceLanguageSupport, skills }
      const path = `${stream}/agents/${id}?groupId=${agent.agentGroups[0]?.groupId}`
      return ask(connection, 'PUT', path, { ...kept, ...namesOf(name) })
    },
    remove: ({ id }) => ask(connection, 'DELETE', `${stream}/agents/${id}`),
  }
}

function agentOf({ id, firstName, lastName, status }: KoreAgent): Agent {
  return { id, name: `${firstName} ${lastName}`.trim(), status }
}

function namesOf(name: string): { firstName: string; lastName: string } {
  const [firstName = name, ...rest] = name.split(' ')
  return { firstName, lastName: rest.join(' ') || firstName }
}
