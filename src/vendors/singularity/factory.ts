import type { Factories, FactoryContext, RecordDraft } from '../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import type { links, operations } from '../../generated/singularity/types.ts'
import { readDuration } from '../../world/duration.ts'
import { isObject } from '../../world/is-object.ts'
import type { PromptVersion, SingularityWorld } from './collections.ts'
import { defaultCompanyId, defaultUserId } from './company.ts'
import { costOf } from './costs.ts'
import { inviteExpiry } from './invites.ts'
import { nextVersion, type PromptChange } from './prompt-history.ts'
import { toTimestamp } from './timestamp.ts'

type SingularityFactoryContext = FactoryContext<SingularityWorld, operations & links>

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
const ICONS = ['code', 'settings', 'users', 'truck', 'phone', 'book']
const KINDS = ['Agent', 'Helper', 'Guide', 'Adviser', 'Concierge']

/** The factories of Singularity Bridge, by collection. */
export const factories: Factories<SingularityWorld, operations & links> = {
  companies: (draft, { id, samples, create }) => {
    const companyId = stringOrUndefined(draft['id']) ?? id()
    const name = `${samples.lastName()} & ${samples.lastName()}`
    create('companies', { id: companyId, name, jwtSecret: `${companyId}-secret`, ...draft })
  },

  apiKeys: ({ company, expiresAt, ...draft }, context) => {
    const { world, random, create } = context
    const hex = () => random.uuid().replaceAll('-', '')
    create('apiKeys', {
      key: `sk_live_${hex()}${hex()}`,
      name: `Key ${world.apiKeys.size + 1}`,
      companyId: companyIdOf(company, context),
      userId: `key-${world.apiKeys.size + 1}`,
      ...(expiresAt !== undefined && expiresAt !== '' && { expiresAt }),
      ...draft,
    })
  },

  models: (draft, { world, random, create }) => {
    const provider = random.pick(['openai', 'anthropic', 'google'])
    create('models', { provider, id: `model-${world.models.size + 1}`, ...draft })
  },

  teams: ({ company, ...draft }, context) => {
    const { world, id, samples, random, create } = context
    const createdAt = createdAtOf(draft, context)
    create('teams', {
      id: id(),
      name: `${samples.department()} ${samples.city()} ${world.teams.size + 1}`,
      description: samples.sentence(),
      icon: random.pick(ICONS),
      companyId: companyIdOf(company, context),
      createdAt,
      updatedAt: createdAt,
      ...draft,
    })
  },

  assistants: ({ company, teams, prompts, ...draft }, context) => {
    const { world, id, samples, random, keyOf, create } = context
    const assistantId = stringOrUndefined(draft['id']) ?? id()
    const createdAt = createdAtOf(draft, context)
    const kind = `${random.pick(TASKS)} ${random.pick(KINDS)}`
    const history = historyOf(promptsOf(prompts, draft, kind), { assistantId, createdAt })
    create('assistants', {
      id: assistantId,
      name: `${kind} ${samples.city()} ${world.assistants.size + 1}`,
      description: samples.sentence(),
      ...pickModel(draft, context),
      llmPrompt: history.at(-1)?.prompt ?? null,
      maxTokens: 4096,
      language: 'en',
      voice: 'alloy',
      teamIds: arrayOf(teams).map((name) => keyOf('teams', name)),
      companyId: companyIdOf(company, context),
      lastAccessedAt: null,
      createdAt,
      updatedAt: history.at(-1)?.createdAt ?? createdAt,
      ...draft,
    })
    for (const version of history) create('promptVersions', version)
  },

  sessions: ({ assistant, messages, ...draft }, context) => {
    const { world, id, keyOrDefault, create } = context
    const sessionId = stringOrUndefined(draft['id']) ?? `session-${id()}`
    const assistantId = keyOrDefault('assistants', assistant, world.assistants.first()?.id)
    const createdAt = createdAtOf(draft, context)
    const messageDrafts = arrayOf(messages)
    create('sessions', {
      id: sessionId,
      assistantId,
      userId: defaultUserId(world),
      companyId: world.assistants.get(assistantId)?.companyId,
      active: true,
      messageCount: messageDrafts.length,
      createdAt,
      updatedAt: createdAt,
      ...draft,
    })
    for (const message of messageDrafts) create('messages', { id: id(), sessionId, createdAt, ...Object(message) })
  },

  costs: ({ assistant, ...draft }, context) => {
    const { world, id, random, keyOrDefault, create } = context
    const assistantId = keyOrDefault('assistants', assistant, world.assistants.first()?.id)
    const billed = world.assistants.get(assistantId)
    const sample = { inputTokens: random.int(50, 1000), outputTokens: random.int(10, 400) }
    const usage = { ...sample, ...numbersOf(draft, ['inputTokens', 'outputTokens']) }
    const cost = billed && costOf(world, { assistant: billed, usage, duration: random.int(200, 5000) })
    create('costs', { id: id(), ...cost, createdAt: createdAtOf(draft, context), ...draft })
  },

  invites: ({ company, ...draft }, context) => {
    const { world, id, samples, create } = context
    const companyId = companyIdOf(company, context)
    const createdAt = createdAtOf(draft, context)
    const [inviter] = world.apiKeys.list().filter((key) => key.companyId === companyId)
    create('invites', {
      id: id(),
      email: `${samples.lastName().toLowerCase()}.${world.invites.size + 1}@example.com`,
      status: 'pending',
      role: 'member',
      invitedBy: { id: inviter?.userId ?? 'unknown-user', name: inviter?.name ?? 'Unknown user' },
      companyId,
      metadata: {},
      resendCount: 0,
      token: id() + id(),
      createdAt,
      expiresAt: inviteExpiry(createdAt),
      ...draft,
    })
  },

  executionRules: ({ assistant, latency, pace, ...draft }, { id, keyOf, create }) => {
    const assistantId = assistant === undefined ? {} : { assistantId: keyOf('assistants', assistant) }
    const times = { ...inMillis('latency', latency), ...inMillis('pace', pace) }
    create('executionRules', { id: id(), ...assistantId, ...draft, ...times })
  },
}

/** Returns a property with a duration in milliseconds. A value that is not a duration stays, and fails validation. */
function inMillis(name: string, duration: unknown): Readonly<Record<string, unknown>> {
  return duration === undefined ? {} : { [name]: readDuration(duration) ?? duration }
}

/** Returns the id of the company with this name; without a name, of the first company. */
function companyIdOf(name: unknown, { world, keyOf }: SingularityFactoryContext): string {
  return name === undefined ? defaultCompanyId(world) : keyOf('companies', name)
}

function createdAtOf(draft: RecordDraft, { now }: SingularityFactoryContext): string {
  return stringOrUndefined(draft['createdAt']) ?? toTimestamp(now)
}

/** Picks a model of the world that agrees with the provider or model in the draft. */
function pickModel({ llmProvider, llmModel }: RecordDraft, { world, random }: SingularityFactoryContext) {
  const candidates = world.models.list().filter(({ provider, id }) => {
    return (llmProvider ?? provider) === provider && (llmModel ?? id) === id
  })
  if (candidates.length === 0) return {}
  const { provider, id } = random.pick(candidates)
  return { llmProvider: provider, llmModel: id }
}

/** Returns the prompts that a scenario declares for an assistant, oldest first. Defaults to one sample prompt. */
function promptsOf(prompts: unknown, { llmPrompt }: RecordDraft, kind: string): readonly unknown[] {
  if (prompts !== undefined) return arrayOf(prompts)
  if (llmPrompt === undefined) return [`You are the ${kind} of a mail-order house. Be brief and friendly.`]
  return llmPrompt === null || llmPrompt === '' ? [] : [llmPrompt]
}

/** Creates the versions of a history. Each prompt is a string, a prompt with its date, or a rollback to a version. */
function historyOf(
  prompts: readonly unknown[],
  { assistantId, createdAt }: Pick<PromptVersion, 'assistantId' | 'createdAt'>,
): readonly PromptVersion[] {
  const versions: PromptVersion[] = []
  for (const prompt of prompts) {
    const draft = isObject(prompt) ? prompt : { prompt }
    const added = nextVersion(versions, changeOf(draft, versions))
    versions.push({ assistantId, ...added, createdAt: stringOrUndefined(draft['createdAt']) ?? createdAt })
  }
  return versions
}

/** Returns the change of a draft. A rollback to a missing version gets an empty prompt, which its validator rejects. */
function changeOf(draft: RecordDraft, versions: readonly PromptVersion[]): PromptChange {
  const rollback = versions[Number(draft['rollback']) - 1]
  return rollback ? { rollback } : { prompt: stringOrUndefined(draft['prompt']) ?? '' }
}

/** Returns the values of a draft that are numbers. Validation rejects any other value when the record is created. */
function numbersOf(draft: RecordDraft, names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.flatMap((name) => (typeof draft[name] === 'number' ? [[name, draft[name]]] : [])))
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
