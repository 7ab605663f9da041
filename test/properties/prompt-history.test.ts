import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Asking } from '../support/asking.ts'
import { asCaller, emulatorWith, json } from '../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const HISTORY = `/api/assistants/${AGENT}/prompt-history`

/** A history as it must be, told by the plainest means. */
type Model = { readonly prompt: string; readonly changeType: 'initial' | 'update' | 'rollback' }[]

type Act = (asking: Asking, model: Model) => Promise<void>

/** Few lines, so that they meet again in other places. */
const prompts = fc.oneof(
  fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 6 }).map((lines) => lines.join('\n')),
  fc.string(),
)
const acts: fc.Arbitrary<Act> = fc.oneof(prompts.map(updateTo), fc.nat().map(rollbackTo))

function updateTo(prompt: string): Act {
  return async ({ put }, model) => {
    expect((await put(`/api/assistants/${AGENT}`, { llmPrompt: prompt })).status).toBe(200)
    if (prompt === '' || prompt === model.at(-1)?.prompt) return
    model.push({ prompt, changeType: model.length === 0 ? 'initial' : 'update' })
  }
}

function rollbackTo(n: number): Act {
  return async ({ post }, model) => {
    if (model.length === 0) return
    const version = (n % model.length) + 1
    const { newVersion } = await json<'Rollback'>(await post(`${HISTORY}/${version}/rollback`))
    model.push({ prompt: model[version - 1]?.prompt ?? '', changeType: 'rollback' })
    expect(newVersion).toBe(model.length)
  }
}

describe('after any sequence of updates and rollbacks', () => {
  it('versions are numbered without gaps whatever is done', async () => {
    await holds(async ({ get }, model) => {
      const { versions } = await json<'PromptVersionList'>(await get(HISTORY))
      const expected = model.map(({ changeType }, i) => [i + 1, changeType])
      expect(versions.map(({ version, changeType }) => [version, changeType])).toEqual(expected.toReversed())
    })
  })

  it('the statistics are those of a recount', async () => {
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

  it('the present prompt is the last version', async () => {
    await holds(async ({ get }, model) => {
      const { llmPrompt } = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))
      expect(llmPrompt).toBe(model.at(-1)?.prompt ?? null)
      if (model.length === 0) return
      const last = await json<'PromptVersionDetail'>(await get(`${HISTORY}/${model.length}`))
      expect(last.prompt).toBe(llmPrompt)
    })
  })

  it('comparisons mirror each other', async () => {
    await holds(async ({ get }, model) => {
      const diffOf = async (v1: number, v2: number) => {
        return (await json<'PromptComparison'>(await get(`${HISTORY}/compare?v1=${v1}&v2=${v2}`))).diff
      }
      for (const [a, { prompt: was }] of model.entries()) {
        for (const [b, { prompt: is }] of model.entries()) {
          const { added, removed, characterDelta } = await diffOf(a + 1, b + 1)
          expect(await diffOf(b + 1, a + 1)).toEqual({
            added: removed,
            removed: added,
            characterDelta: 0 - characterDelta,
          })
          expect(without(was.split('\n'), removed)).toEqual(without(is.split('\n'), added))
        }
      }
    })
  })
})

/** What is left of lines once these are taken out, in no order. */
function without(lines: readonly string[], taken: readonly string[]): string[] {
  const left = [...lines]
  for (const line of taken) left.splice(left.indexOf(line), 1)
  return left.toSorted()
}

/** Whether it holds whatever is done to an assistant that begins without a prompt. */
function holds(look: Act): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fc.array(acts, { maxLength: 12 }), async (done) => {
      const asking = asCaller(emulatorWith({ assistants: [{ id: AGENT, prompts: [] }] }))
      const model: Model = []
      for (const act of done) await act(asking, model)
      await look(asking, model)
    }),
    { numRuns: 60 },
  )
}
