import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { LedgerEntry } from '../compare/ledger.ts'
import type { OverlayAction } from './change-schema.ts'
import { overlayActions } from './overlay-actions.ts'

/** Options of {@link createOverlay}. */
export interface CreateOverlayOptions {
  /** true for a document of OpenAPI 3.0 */
  readonly isOld?: boolean
  /** location of the document, relative to the overlay */
  readonly extends?: string | undefined
}

/** An OpenAPI Overlay (1.0) with the number of findings that it does not cover. */
export interface CreatedOverlay {
  readonly overlay: object
  readonly uncovered: number
}

/** Creates an overlay that brings a vendor's spec in line with what traffic showed. */
export function createOverlay(
  { name, spec }: Vendor,
  findings: readonly LedgerEntry[],
  { isOld = false, extends: document }: CreateOverlayOptions = {},
): CreatedOverlay {
  const overlaid = { document: spec.document, isOld }
  const changes = merged(findings).map((entry) => overlayActions(entry, overlaid))
  const actions = changes.flatMap((change): readonly OverlayAction[] => change ?? [])
  return {
    overlay: {
      overlay: '1.0.0',
      info: { title: `Drift of ${name}`, version: '1.0.0' },
      ...(document !== undefined && { extends: document }),
      // Marks a file that may be written again.
      'x-drift': true,
      actions: withoutRepetitions(actions),
    },
    uncovered: changes.filter((change) => change === undefined).length,
  }
}

/** Merges findings about the type of the same value, because one action has to add all types. */
function merged(findings: readonly LedgerEntry[]): LedgerEntry[] {
  const types = Map.groupBy(findings.filter(isTyped), ({ problem }) => problem.statement.pointer)
  const typed = [...types.values()].flatMap((group) => {
    const [first] = group
    const details = [...new Set(group.map(({ problem }) => problem.detail))]
    return first ? [{ ...first, problem: { ...first.problem, detail: details.join(' ') } }] : []
  })
  return [...findings.filter((entry) => !isTyped(entry)), ...typed]
}

function isTyped({ problem: { kind } }: LedgerEntry): boolean {
  return kind === 'type' || kind === 'null'
}

function withoutRepetitions(actions: readonly OverlayAction[]): OverlayAction[] {
  return [...new Map(actions.map((action) => [JSON.stringify(action), action])).values()]
}
