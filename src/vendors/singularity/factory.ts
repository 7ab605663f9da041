import type { Factories, FactoryContext, RecordDraft } from '../../engine/vendor/factory.ts'
import { isDraft, stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import type { links, operations } from '../../generated/singularity/types.ts'
import type { PromptVersion, SingularityWorld } from './collections.ts'
import { homeCompany } from './company.ts'
import { moment } from './moment.ts'
import { type Change, nextVersion } from './prompt-history.ts'
import { expiryOf } from './sessions.ts'

type Make = FactoryContext<SingularityWorld, operations & links>

const TASKS = [
  'Order',
  'Returns',
  'Billing',
  'Delivery',
  'Warranty',
  'Repairs',
  'Loyalty',
  'Claims',
  'Bookings',
  'Sales',
]
const KINDS = ['Agent', 'Helper', 'Guide', 'Adviser', 'Concierge']

export const factories: Factories<SingularityWorld, operations & links> = {
  companies: (given, { id, samples: lifelike, create: plant }) => {
    const companyId = stringOrUndefined(given['id']) ?? id()
    const name = `${lifelike.lastName()} & ${lifelike.lastName()}`
    plant('companies', { id: companyId, name, jwtSecret: `${companyId}-secret`, ...given })
  },

  apiKeys: ({ company, ...given }, context) => {
    const { world, random, create: plant } = context
    const hex = () => random.uuid().replaceAll('-', '')
    plant('apiKeys', {
      key: `sk_live_${hex()}${hex()}`,
      name: `Key ${world.apiKeys.size + 1}`,
      companyId: companyOf(company, context),
      userId: `key-${world.apiKeys.size + 1}`,
      ...given,
    })
  },

  models: (given, { world, random, create: plant }) => {
    const provider = random.pick(['openai', 'anthropic', 'google'])
    plant('models', { provider, id: `model-${world.models.size + 1}`, ...given })
  },

  teams: ({ company, ...given }, context) => {
    const { world, id, samples: lifelike, create: plant } = context
    const createdAt = dateIn(given, context)
    plant('teams', {
      id: id(),
      name: `${lifelike.department()} ${lifelike.city()} ${world.teams.size + 1}`,
      description: lifelike.sentence(),
      companyId: companyOf(company, context),
      createdAt,
      updatedAt: createdAt,
      ...given,
    })
  },

  assistants: ({ company, teams, prompts, ...given }, context) => {
    const { world, id, samples: lifelike, random, keyOf: refer, create: plant } = context
    const assistantId = stringOrUndefined(given['id']) ?? id()
    const createdAt = dateIn(given, context)
    const kind = `${random.pick(TASKS)} ${random.pick(KINDS)}`
    const history = historyOf(promptsIn(prompts, given, kind), { assistantId, createdAt })
    plant('assistants', {
      id: assistantId,
      name: `${kind} ${lifelike.city()} ${world.assistants.size + 1}`,
      description: lifelike.sentence(),
      ...modelFor(given, context),
      llmPrompt: history.at(-1)?.prompt ?? null,
      maxTokens: 4096,
      language: 'en',
      voice: null,
      teamIds: listIn(teams).map((name) => refer('teams', name)),
      companyId: companyOf(company, context),
      lastAccessedAt: null,
      createdAt,
      updatedAt: history.at(-1)?.createdAt ?? createdAt,
      ...given,
    })
    for (const version of history) plant('promptVersions', version)
  },

  sessions: ({ assistant, messages, ...given }, context) => {
    const { world, id, keyOf: refer, create: plant } = context
    const sessionId = stringOrUndefined(given['id']) ?? `session-${id()}`
    const assistantId = assistant === undefined ? world.assistants.first()?.id : refer('assistants', assistant)
    const createdAt = dateIn(given, context)
    const lastUsedAt = stringOrUndefined(given['lastUsedAt']) ?? createdAt
    const said = listIn(messages)
    plant('sessions', {
      id: sessionId,
      assistantId,
      userId: 'console-user',
      companyId: world.assistants.get(assistantId ?? '')?.companyId,
      isActive: false,
      messageCount: said.length,
      createdAt,
      lastUsedAt,
      expiresAt: expiryOf(lastUsedAt),
      ...given,
    })
    for (const message of said) plant('messages', { id: id(), sessionId, createdAt, ...Object(message) })
  },

  executionRules: ({ assistant, ...given }, { id, keyOf: refer, create: plant }) => {
    const assistantId = assistant === undefined ? {} : { assistantId: refer('assistants', assistant) }
    plant('executionRules', { id: id(), ...assistantId, ...given })
  },
}

/** The company of a name; without one, the first. */
function companyOf(name: unknown, { world, keyOf: refer }: Make): string {
  return name === undefined ? homeCompany(world) : refer('companies', name)
}

function dateIn(given: RecordDraft, { now }: Make): string {
  return stringOrUndefined(given['createdAt']) ?? moment(now)
}

/** A model that the world offers and that agrees with what is given of it. */
function modelFor({ llmProvider, llmModel }: RecordDraft, { world, random }: Make) {
  const fits = world.models.list().filter(({ provider, id }) => {
    return (llmProvider ?? provider) === provider && (llmModel ?? id) === id
  })
  if (fits.length === 0) return {}
  const { provider, id } = random.pick(fits)
  return { llmProvider: provider, llmModel: id }
}

/** What a scenario says of an assistant's prompts, oldest first; of one of which it says nothing, a lifelike one. */
function promptsIn(prompts: unknown, { llmPrompt }: RecordDraft, kind: string): readonly unknown[] {
  if (prompts !== undefined) return listIn(prompts)
  if (llmPrompt === undefined) return [`You are the ${kind} of a mail-order house. Be brief and friendly.`]
  return llmPrompt === null || llmPrompt === '' ? [] : [llmPrompt]
}

/** The versions that such prompts make, each as a text, with its date, or as a rollback to an earlier one. */
function historyOf(
  prompts: readonly unknown[],
  { assistantId, createdAt }: Pick<PromptVersion, 'assistantId' | 'createdAt'>,
): readonly PromptVersion[] {
  const versions: PromptVersion[] = []
  for (const prompt of prompts) {
    const given = isDraft(prompt) ? prompt : { prompt }
    const added = nextVersion(versions, changeIn(given, versions))
    versions.push({ assistantId, ...added, createdAt: stringOrUndefined(given['createdAt']) ?? createdAt })
  }
  return versions
}

/** A rollback to what there is not becomes a version without a prompt, which is refused as it is planted. */
function changeIn(given: RecordDraft, versions: readonly PromptVersion[]): Change {
  const rollback = versions[Number(given['rollback']) - 1]
  return rollback ? { rollback } : { prompt: stringOrUndefined(given['prompt']) ?? '' }
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
