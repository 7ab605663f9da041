import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgentLists, AgentModel, type StreamView, sorted } from '../support/agent-model.ts'
import type { Client } from '../support/asking.ts'
import { amanda, defaultsOf, emulatorWith, inStream, json, OTHER_STREAM } from '../support/kore.ts'

/** Shared context of a sequence of actions. */
interface ActionContext {
  readonly emulator: ReturnType<typeof emulatorWith>
  readonly client: Client
  readonly model: AgentModel
  readonly skillGroup: string
}

type Action = (context: ActionContext) => Promise<void>

/** Body of a new group. */
const GROUP = { name: 'A group', description: '' }

const n = fc.nat(5)
const ns = fc.array(n, { maxLength: 3 })
/** Positions of the ids in an optional list; undefined leaves the list out of the request. */
const optionalNs = fc.option(ns, { nil: undefined })

/** Returns the nth item of a list, wrapping around at its end, or nothing if the list is empty. */
function pick(list: readonly string[], n: number): string[] {
  return list.slice(n % Math.max(1, list.length)).slice(0, 1)
}

function pickAll(list: readonly string[], ns: readonly number[] | undefined): string[] | undefined {
  return ns && [...new Set(ns.flatMap((n) => pick(list, n)))]
}

function idsOf({ model }: ActionContext): string[] {
  return model.agents.map(({ id }) => id)
}

function bodyOf({ emulator }: ActionContext, { group, skills, queues }: AgentLists) {
  const { agentGroupId: _, skills: __, ...rest } = amanda(emulator)
  return {
    ...rest,
    ...(group !== undefined && { agentGroupId: group }),
    ...(skills && { skills: skills.map((skillId) => ({ skillId, proficiencyLevel: 'good' })) }),
    ...(queues && { queues: queues.map((id) => ({ id })) }),
  }
}

const actions: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(n, ns, ns).map(
      ([g, s, q]): Action =>
        async (context) => {
          const { client, model } = context
          const [group = model.unassigned] = pick(model.groups, g)
          const lists = { group, skills: pickAll(model.skills, s), queues: pickAll(model.queues, q) }
          const emailId = `agent${context.emulator.exchanges().length}@domain.com`
          const agent = await json<'Agent'>(await client.post('/agents', { ...bodyOf(context, lists), emailId }))
          model.create(agent, lists)
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(n, fc.option(n, { nil: undefined }), optionalNs, optionalNs).map(
      ([a, g, s, q]): Action =>
        async (context) => {
          const { client, model } = context
          const [group] = g === undefined ? [] : pick(model.groups, g)
          const lists = { group, skills: pickAll(model.skills, s), queues: pickAll(model.queues, q) }
          const { emailId: _, ...body } = bodyOf(context, lists)
          for (const id of pick(idsOf(context), a)) {
            await json<'Agent'>(await client.put(`/agents/${id}`, body))
            model.update(id, lists)
          }
        },
    ),
  },
  fc.tuple(n).map(
    ([a]): Action =>
      async (context) => {
        for (const id of pick(idsOf(context), a)) {
          await json<'Agent'>(await context.client.remove(`/agents/${id}`))
          context.model.delete(id)
        }
      },
  ),
  fc.constant<Action>(async ({ client, model }) => {
    model.groups.push((await json<'AgentGroup'>(await client.post('/agent-groups', GROUP))).id)
  }),
  fc.tuple(n, ns).map(
    ([g, as]): Action =>
      async (context) => {
        const { client, model } = context
        const ids = pickAll(idsOf(context), as) ?? []
        const managers = model.agents
          .filter(({ id }) => ids.includes(id))
          .map(({ userId }) => ({ userId, accessLevel: 'full' }))
        for (const group of pick(model.groups, g)) {
          await json<'AgentGroup'>(await client.put(`/agent-groups/${group}`, { ...GROUP, managers }))
          model.appoint(group, ids)
        }
      },
  ),
  fc.tuple(n).map(
    ([g]): Action =>
      async ({ client, model }) => {
        for (const group of pick(model.groups, g)) {
          await json<'AgentGroup'>(await client.remove(`/agent-groups/${group}`))
          model.deleteGroup(group)
        }
      },
  ),
  fc.constant<Action>(async ({ client, model, skillGroup }) => {
    const response = await client.post(`/skill-groups/${skillGroup}/skills`, { name: 'A skill' })
    model.skills.push((await json<'Skill'>(response)).id)
  }),
  fc.tuple(n).map(
    ([s]): Action =>
      async ({ client, model, skillGroup }) => {
        for (const skill of pick(model.skills, s)) {
          await json<'Skill'>(await client.remove(`/skill-groups/${skillGroup}/skills/${skill}`))
          model.deleteSkill(skill)
        }
      },
  ),
  fc.tuple(ns).map(
    ([as]): Action =>
      async (context) => {
        const { client, model } = context
        const agents = pickAll(idsOf(context), as) ?? []
        const userIds = new Map(model.agents.map(({ id, userId }) => [id, userId]))
        const served = agents.map((aId) => ({ aId, userId: userIds.get(aId), isPreferredAgent: false }))
        const body = { name: 'A queue', agents: served }
        model.createQueue((await json<'Queue'>(await client.post('/queues', body))).id, agents)
      },
  ),
  fc.tuple(n).map(
    ([q]): Action =>
      async ({ client, model }) => {
        for (const queue of pick(model.queues, q)) {
          await json<'Queue'>(await client.remove(`/queues/${queue}`))
          model.deleteQueue(queue)
        }
      },
  ),
  fc.constant<Action>(async (context) => expect(await readLists(context)).toEqual(context.model.view())),
)

describe('any sequence of changes', () => {
  it('keeps groups, skills and queues consistent with the agents', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(actions, { minLength: 10, maxLength: 60 }), async (actions) => {
        const emulator = emulatorWith({
          profile: { requiredFields: 'lenient', requireGroupId: false },
          agents: [{ name: 'Other Agent', stream: 'Sales' }],
        })
        const { unassigned, skillGroup } = defaultsOf(emulator)
        const context = { emulator, client: inStream(emulator), model: new AgentModel(unassigned), skillGroup }
        const readOtherStream = () => readBodies(inStream(emulator, OTHER_STREAM))
        const before = await readOtherStream()

        for (const action of actions) await action(context)

        expect(await readLists(context)).toEqual(context.model.view())
        expect(await readOtherStream()).toEqual(before)
        expect(emulator.exchanges().filter(({ violation, error }) => violation ?? error)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

/** Reads the listings of a stream, without its default group, skill and queue. */
async function readLists({ client, model, skillGroup, emulator }: ActionContext): Promise<StreamView> {
  const { group, skill, queue } = defaultsOf(emulator)
  const { results: agents } = await json<'AgentListing'>(await client.get('/agents?limit=100&includeQueues=True'))
  const { results: groups } = await json<'AgentGroupListing'>(await client.get('/agent-groups?limit=100'))
  const { results: queues } = await json<'QueueListing'>(await client.get('/queues?limit=100'))
  const skills = await json<'SkillListing'>(await client.get(`/skill-groups/${skillGroup}/skills?limit=100`))
  expect(model.agents.length).toBe(agents.length)
  return {
    agents: sorted(agents, ({ id, agentGroups, skills, queues = [] }) => [
      id,
      agentGroups.map(({ groupId, role }) => `${groupId} ${role}`).toSorted(),
      skills.map(({ skillId }) => skillId).toSorted(),
      queues.map(({ id }) => id).toSorted(),
    ]),
    groups: sorted(
      groups.filter(({ id }) => id !== group),
      ({ id, totalAgents, managers }) => [id, totalAgents, managers.map(({ userId }) => userId).toSorted()],
    ),
    skills: sorted(
      skills.results.filter(({ id }) => id !== skill),
      ({ id, agents }) => [id, agents],
    ),
    queues: sorted(
      queues.filter(({ id }) => id !== queue),
      ({ id, agents }) => [id, agents.map(({ aId }) => aId).toSorted()],
    ),
  }
}

/** Returns the bodies of all listings of a stream. */
async function readBodies({ get }: Client): Promise<string[]> {
  const paths = ['/agents?includeQueues=True', '/agent-groups', '/skill-groups', '/queues', '/layouts']
  return Promise.all(paths.map(async (path) => (await get(path)).text()))
}
