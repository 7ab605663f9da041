import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ListeningEmulator } from '../../src/index.ts'
import { AGENT, birdClient, birdWith, json, ONE } from '../support/bird.ts'

type Status = 'active' | 'away' | 'offline'

/** A simple model of an agent's availability. */
interface Model {
  status: Status
  statusSet: number
  activity: string
  activitySet: number
  endsAt: number | undefined
  text: string | undefined
  awaySet: number | undefined
  beforeOffline: Status | undefined
}

const START = Date.parse('2026-01-15T09:00:00Z')

interface Patch {
  readonly status?: Status
  readonly activity?: string
  readonly activityTtl?: number
  readonly activityText?: string
}

const patch: fc.Arbitrary<Patch> = fc.record(
  {
    status: fc.constantFrom<Status[]>('active', 'away', 'offline'),
    activity: fc.constantFrom('available', 'busy', 'lunch'),
    activityTtl: fc.constantFrom(0, 1, 5, 60),
    activityText: fc.constantFrom('', 'Back soon', 'Later'),
  },
  { requiredKeys: [] },
)
const steps = fc.array(
  fc.oneof(
    patch.map((body) => ({ do: 'patch' as const, body })),
    fc.constantFrom<Status[]>('active', 'away', 'offline').map((status) => ({ do: 'agent' as const, status })),
    fc.constantFrom(1, 999, 1000, 4000, 61_000).map((millis) => ({ do: 'wait' as const, millis })),
    fc.constant({ do: 'read' as const }),
  ),
  { maxLength: 25 },
)

function elapse(model: Model, now: number): void {
  if (model.endsAt === undefined || model.endsAt > now) return
  if (model.activity !== 'available') model.activitySet = model.endsAt
  model.activity = 'available'
  model.endsAt = undefined
  model.text = undefined
}

function change(model: Model, { status, activity, activityTtl, activityText }: Patch, now: number): void {
  const newStatus = status ?? (activity !== undefined && model.status === 'offline' ? model.beforeOffline : undefined)
  if (newStatus !== undefined && newStatus !== model.status) {
    if (newStatus === 'offline') model.beforeOffline = model.status
    if (newStatus === 'away') model.awaySet = now
    model.status = newStatus
    model.statusSet = now
  }
  if (activity !== undefined) {
    if (activity !== model.activity) model.activitySet = now
    model.activity = activity
    model.text = undefined
  }
  if (activityText !== undefined) model.text = activityText
  if (activity !== undefined || activityTtl !== undefined) {
    model.endsAt = activityTtl ? now + activityTtl * 1000 : undefined
    if (activityTtl) model.activitySet = now
  }
}

async function readModel(emulator: ListeningEmulator): Promise<Model> {
  const agent = await json<'Agent'>(await birdClient(emulator).get(ONE))
  const { status, activity, activityText, lastStatusSet, lastActivitySet } = agent.availability
  expect(agent.status).toBe(status)
  const { activityEndsAt } = emulator.bird.records.agents.getOrThrow(AGENT)
  const { activityTtl } = agent.availability
  const end = activityTtl === undefined ? undefined : Date.parse(lastActivitySet) + activityTtl * 1000
  expect(activityEndsAt).toBe(end)
  return {
    status,
    statusSet: Date.parse(lastStatusSet),
    activity,
    activitySet: Date.parse(lastActivitySet),
    endsAt: activityEndsAt,
    text: activityText,
    awaySet: agent.lastSetToAwayAt === undefined ? undefined : Date.parse(agent.lastSetToAwayAt),
    beforeOffline: agent.statusBeforeOffline,
  }
}

it('matches a simple model of availability for any updates and elapsed times', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (steps) => {
      const emulator = birdWith()
      const model: Model = {
        status: 'active',
        statusSet: START,
        activity: 'available',
        activitySet: START,
        endsAt: undefined,
        text: undefined,
        awaySet: undefined,
        beforeOffline: undefined,
      }
      for (const step of steps) {
        if (step.do === 'wait') emulator.clock.advance(step.millis)
        const now = emulator.clock.millis()
        elapse(model, now)
        if (step.do === 'patch') {
          change(model, step.body, now)
          expect((await birdClient(emulator).patch(`${ONE}/availability`, step.body)).status).toBe(200)
        } else if (step.do === 'agent') {
          change(model, { status: step.status }, now)
          expect((await birdClient(emulator).patch(ONE, { status: step.status })).status).toBe(200)
        } else if (step.do === 'read') expect(await readModel(emulator)).toEqual(model)
      }
      elapse(model, emulator.clock.millis())
      expect(await readModel(emulator)).toEqual(model)
    }),
    { numRuns: 150 },
  )
})

it('returns the same availability however often an agent is read', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (steps) => {
      const [polled, unpolled] = [birdWith(), birdWith()]
      for (const emulator of [polled, unpolled]) {
        for (const step of steps) {
          if (step.do === 'wait') emulator.clock.advance(step.millis)
          if (step.do === 'patch') await birdClient(emulator).patch(`${ONE}/availability`, step.body)
          if (step.do === 'agent') await birdClient(emulator).patch(ONE, { status: step.status })
          if (emulator === polled) await birdClient(emulator).get(ONE)
        }
      }
      const [one, other] = [await birdClient(polled).get(ONE), await birdClient(unpolled).get(ONE)]
      expect(await one.text()).toBe(await other.text())
    }),
    { numRuns: 60 },
  )
})
