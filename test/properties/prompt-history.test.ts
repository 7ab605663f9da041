import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Client } from '../support/asking.ts'
import { asCaller, emulatorWith, json } from '../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const HISTORY = `/api/assistants/${AGENT}/prompt-history`

/** The expected history, as the simplest possible model. */
type Model = { readonly prompt: string; readonly changeType: 'initial' | 'update' | 'rollback' }[]

type Step = (client: Client, model: Model) => Promise<void>

/** Prompts of a few distinct lines, so that lines recur at other places. */
const prompts = fc.oneof(
  fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 6 }).map((lines) => lines.join('\n')),
  fc.string(),
)
// An empty prompt adds no version, so the assistant's prompt would differ from its last version.
const changes = prompts.filter((prompt) => prompt !== '').map(updateTo)
const steps: fc.Arbitrary<Step> = fc.oneof(changes, fc.nat().map(rollbackTo))

function updateTo(prompt: string): Step {
  return async ({ put }, model) => {
    expect((await put(`/api/assistants/${AGENT}`, { llmPrompt: prompt })).status).toBe(200)
    if (prompt === model.at(-1)?.prompt) return
    model.push({ prompt, changeType: model.length === 0 ? 'initial' : 'update' })
  }
}

function rollbackTo(n: number): Step {
  return async ({ post }, model) => {
    if (model.length === 0) return
    const version = (n % model.length) + 1
    const { newVersion } = await json<'Rollback'>(await post(`${HISTORY}/${version}/rollback`))
    model.push({ prompt: model[version - 1]?.prompt ?? '', changeType: 'rollback' })
    expect(newVersion).toBe(model.length)
  }
}

describe('the prompt history', () => {
  it('numbers versions without gaps after any sequence of changes', async () => {
    await holds(async ({ get }, model) => {
      const { versions } = await json<'PromptVersionList'>(await get(HISTORY))
      const expected = model.map(({ changeType }, i) => [i + 1, changeType])
      expect(versions.map(({ version, changeType }) => [version, changeType])).toEqual(expected.toReversed())
    })
  })

  it('returns the statistics of a recount after any sequence of changes', async () => {
    await holds(async ({ get }, model) => {
      const statistics = await json<'PromptStatistics'>(await get(`${HISTORY}/statistics`))
      const { totalVersions, changeTypes, averageCharacterCount } = statistics
      const count = (type: string) => model.filter(({ changeType }) => changeType === type).length
      expect(changeTypes).toEqual({ initial: count('initial'), update: count('update'), rollback: count('rollback') })
      expect(changeTypes.initial + changeTypes.update + changeTypes.rollback).toBe(totalVersions)
      const average = model.reduce((sum, { prompt }) => sum + prompt.length, 0) / Math.max(1, model.length)
      expect(Math.abs(averageCharacterCount - average)).toBeLessThanOrEqual(0.5)
    })
  })

  it("keeps the assistant's prompt equal to its last version", async () => {
    await holds(async ({ get }, model) => {
      const { llmPrompt } = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))
      expect(llmPrompt).toBe(model.at(-1)?.prompt ?? null)
      if (model.length === 0) return
      const last = await json<'PromptVersionDetail'>(await get(`${HISTORY}/${model.length}`))
      expect(last.prompt).toBe(llmPrompt)
    })
  })

  it('swaps added and removed when v1 and v2 are swapped', async () => {
    await holds(async ({ get }, model) => {
      const diffOf = async (v1: number, v2: number) => {
        return (await json<'PromptComparison'>(await get(`${HISTORY}/compare?v1=${v1}&v2=${v2}`))).diff
      }
      for (const [a, { prompt: before }] of model.entries()) {
        for (const [b, { prompt: after }] of model.entries()) {
          const { added, removed, characterDelta } = await diffOf(a + 1, b + 1)
          expect(await diffOf(b + 1, a + 1)).toEqual({
            added: removed,
            removed: added,
            characterDelta: 0 - characterDelta,
          })
          expect(without(before.split('\n'), removed)).toEqual(without(after.split('\n'), added))
        }
      }
    })
  })
})

/** Returns the lines without the removed ones, sorted. */
function without(lines: readonly string[], removed: readonly string[]): string[] {
  const rest = [...lines]
  for (const line of removed) rest.splice(rest.indexOf(line), 1)
  return rest.toSorted()
}

/** Asserts a property after any sequence of steps on an assistant without a prompt. */
function holds(check: Step): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 12 }), async (sequence) => {
      const profile = { emptyPrompt: 'keep' }
      const client = asCaller(emulatorWith({ profile, assistants: [{ id: AGENT, prompts: [] }] }))
      const model: Model = []
      for (const step of sequence) await step(client, model)
      await check(client, model)
    }),
    { numRuns: 60 },
  )
}
