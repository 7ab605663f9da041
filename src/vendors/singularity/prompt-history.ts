import { diffArrays } from 'diff/lib/diff/array.js'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import { type Assistant, type PromptVersion, type Schemas, type SingularityWorld, versionKey } from './collections.ts'
import { estimateTokens } from './tokens.ts'

type World = Pick<SingularityWorld, 'promptVersions'>

/** Returns an assistant's prompt versions, oldest first; the last one is the current prompt. */
export function versionsOf({ promptVersions }: World, assistantId: string): readonly PromptVersion[] {
  return promptVersions.list({ index: ['assistant', assistantId] })
}

/**
 * Returns one version of an assistant's prompt.
 *
 * @throws RecordNotFound if the assistant has no such version
 */
export function versionOf({ promptVersions }: World, assistantId: string, version: number): PromptVersion {
  const found = promptVersions.get(versionKey(assistantId, version))
  if (!found) throw new RecordNotFound('PromptVersionRecord', String(version))
  return found
}

/** A change of an assistant's prompt: a new prompt, or a rollback to an earlier version. */
export type PromptChange = { readonly prompt: string } | { readonly rollback: PromptVersion }

/** Returns the version that a change adds. Its number is the last version's number plus 1. */
export function nextVersion(
  versions: readonly PromptVersion[],
  change: PromptChange,
): Omit<PromptVersion, 'assistantId' | 'createdAt'> {
  const last = versions.at(-1)
  const version = (last?.version ?? 0) + 1
  if ('rollback' in change) {
    const { prompt, version: to } = change.rollback
    return { version, prompt, changeType: 'rollback', changeDescription: `Rolled back to version ${to}` }
  }
  const { prompt } = change
  if (!last) return { version, prompt, changeType: 'initial', changeDescription: 'Initial prompt' }
  const changeDescription = `Prompt updated (character count: ${last.prompt.length} → ${prompt.length})`
  return { version, prompt, changeType: 'update', changeDescription }
}

/** A version to add: its assistant and time, and other values than those of {@link nextVersion}. */
type VersionDraft = Pick<PromptVersion, 'assistantId' | 'createdAt'> & Partial<PromptVersion>

/** Adds a version to an assistant's history; existing versions never change. */
export function addVersion(world: World, change: PromptChange, draft: VersionDraft): PromptVersion {
  return world.promptVersions.insert({ ...nextVersion(versionsOf(world, draft.assistantId), change), ...draft })
}

/** Returns how the server, unlike the pages, describes a first prompt that an update brings. */
export function laterPrompt({
  name,
}: Pick<Assistant, 'name'>): Pick<PromptVersion, 'changeType' | 'changeDescription'> {
  return { changeType: 'update', changeDescription: `New agent created, initial prompt for ${name}` }
}

/** Returns a version as the list shows it: without its prompt, with the prompt's size. */
export function toVersionSummary(version: PromptVersion): Immutable<Schemas['PromptVersionSummary']> {
  const { prompt, assistantId: _, ...shown } = version
  const metadata = {
    characterCount: prompt.length,
    lineCount: prompt.split('\n').length,
    tokenEstimate: estimateTokens(prompt),
  }
  return { ...shown, metadata }
}

/** Returns the statistics of a prompt history. */
export function statisticsOf(versions: readonly PromptVersion[]): Immutable<Schemas['PromptStatistics']> {
  const count = (type: Schemas['ChangeType']) => versions.filter(({ changeType }) => changeType === type).length
  const characters = versions.reduce((sum, { prompt }) => sum + prompt.length, 0)
  return {
    totalVersions: versions.length,
    changeTypes: { initial: count('initial'), update: count('update'), rollback: count('rollback') },
    averageCharacterCount: versions.length === 0 ? 0 : Math.round(characters / versions.length),
    lastUpdated: versions.at(-1)?.createdAt ?? null,
  }
}

/** Compares two versions line by line. */
export function compareVersions(v1: PromptVersion, v2: PromptVersion): Immutable<Schemas['PromptComparison']> {
  // Several diffs can be equally short. The older version is always the base, so that both directions mirror each other.
  const backwards = v1.version > v2.version
  const [older, newer] = backwards ? [v2, v1] : [v1, v2]
  const parts = diffArrays(older.prompt.split('\n'), newer.prompt.split('\n'))
  const inserted = parts.filter(({ added }) => added).flatMap(({ value }) => value)
  const deleted = parts.filter(({ removed }) => removed).flatMap(({ value }) => value)
  return {
    v1: { version: v1.version, prompt: v1.prompt },
    v2: { version: v2.version, prompt: v2.prompt },
    diff: {
      added: backwards ? deleted : inserted,
      removed: backwards ? inserted : deleted,
      characterDelta: v2.prompt.length - v1.prompt.length,
    },
  }
}
