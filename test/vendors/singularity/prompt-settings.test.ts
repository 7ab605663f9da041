import { expect, test } from 'vitest'
import { asCaller, emulatorWith, json } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'

/** Creates an assistant with these prompts, and functions that read and change its history. */
function agentWith(prompts: readonly unknown[]) {
  const emulator = emulatorWith({ assistants: [{ id: AGENT, name: 'Support Agent', prompts }] })
  const { get, put } = asCaller(emulator)
  const versions = async (query = '') => {
    const response = await get(`/api/assistants/${AGENT}/prompt-history${query}`)
    return (await json<'PromptVersionList'>(response)).versions
  }
  const setPrompt = async (llmPrompt: string | null) => {
    return json<'Assistant'>(await put(`/api/assistants/${AGENT}`, { llmPrompt }))
  }
  return { emulator, versions, setPrompt }
}

test('clears the prompt with an empty llmPrompt unless emptyPrompt is keep', async () => {
  const { emulator, setPrompt, versions } = agentWith(['Be kind.'])

  expect((await setPrompt('')).llmPrompt).toBe('')
  expect((await setPrompt(null)).llmPrompt).toBe(null)
  await setPrompt('Be brief.')
  emulator.singularity.setProfile({ emptyPrompt: 'keep' })
  expect((await setPrompt('')).llmPrompt).toBe('Be brief.')
  expect((await setPrompt(null)).llmPrompt).toBe('Be brief.')
  expect(await versions()).toHaveLength(2)
})

test('marks a first prompt that an update adds as update if firstLaterPrompt is update', async () => {
  const { emulator, setPrompt, versions } = agentWith([])
  emulator.singularity.setProfile({ firstLaterPrompt: 'update' })

  await setPrompt('Be kind.')

  const changeDescription = 'New agent created, initial prompt for Support Agent'
  expect(await versions()).toMatchObject([{ version: 1, changeType: 'update', changeDescription }])
})

test('lists at most twenty versions if historyLimit is 20', async () => {
  const { emulator, versions } = agentWith(Array.from({ length: 30 }, (_, i) => `Prompt ${i}.`))
  emulator.singularity.setProfile({ historyLimit: 20 })

  expect((await versions()).map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, i) => 30 - i))
  expect(await versions('?limit=25')).toHaveLength(25)
})
