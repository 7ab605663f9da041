import { diffArrays } from 'diff/lib/diff/array.js'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import { type PromptVersion, type Schemas, type SingularityWorld, versionKey } from './collections.ts'
import { estimateTokens } from './tokens.ts'

type World = Pick<SingularityWorld, 'promptVersions'>

/** An assistant's prompts from the first on; the last is the present one. */
export function versionsOf({ promptVersions }: World, assistantId: string): readonly PromptVersion[] {
  return promptVersions.list({ index: ['assistant', assistantId] })
}

/** One of an assistant's prompts. Throws a RecordNotFound. */
export function versionOf({ promptVersions }: World, assistantId: string, version: number): PromptVersion {
  const found = promptVersions.get(versionKey(assistantId, version))
  if (!found) throw new RecordNotFound('PromptVersion', String(version))
  return found
}

/** What becomes of the present prompt. */
export type Change = { readonly prompt: string } | { readonly rollback: PromptVersion }

/** The version that a change adds: the next number, whatever happened before. */
export function nextVersion(
  versions: readonly PromptVersion[],
  change: Change,
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

/** Adds a version to an assistant's history. No other is touched. */
export function addVersion(
  world: World,
  change: Change,
  { assistantId, createdAt }: Pick<PromptVersion, 'assistantId' | 'createdAt'>,
): PromptVersion {
  const added = nextVersion(versionsOf(world, assistantId), change)
  return world.promptVersions.insert({ assistantId, ...added, createdAt })
}

/** A version as the list shows it. */
export function versionSummary(version: PromptVersion): Immutable<Schemas['PromptVersionSummary']> {
  const { prompt, assistantId: _, ...shown } = version
  const metadata = {
    characterCount: prompt.length,
    lineCount: prompt.split('\n').length,
    tokenEstimate: estimateTokens(prompt),
  }
  return { ...shown, metadata }
}

/** The figures of a history. */
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

/** How one version differs from another, line by line. */
export function comparison(v1: PromptVersion, v2: PromptVersion): Immutable<Schemas['PromptComparison']> {
  // Where lines are exchanged there are several shortest ways; always from the older one, so that both mirror.
  const backwards = v1.version > v2.version
  const [older, newer] = backwards ? [v2, v1] : [v1, v2]
  const parts = diffArrays(older.prompt.split('\n'), newer.prompt.split('\n'))
  const gained = parts.filter(({ added }) => added).flatMap(({ value }) => value)
  const lost = parts.filter(({ removed }) => removed).flatMap(({ value }) => value)
  return {
    v1: { version: v1.version, prompt: v1.prompt },
    v2: { version: v2.version, prompt: v2.prompt },
    diff: {
      added: backwards ? lost : gained,
      removed: backwards ? gained : lost,
      characterDelta: v2.prompt.length - v1.prompt.length,
    },
  }
}
