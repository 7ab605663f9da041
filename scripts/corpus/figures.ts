import type { Outcome } from './drive.ts'
import type { Pass } from './run-document.ts'

/** Numbers of passed and of all cases. */
export interface Share {
  readonly passed: number
  readonly of: number
}

/** Figures of one pass, or of several together. */
export interface Figures {
  /** resources with a create and a read */
  readonly tried: number
  readonly created: number
  readonly echoed: number
  /** echoed resources of which at least one sent scalar came back */
  readonly proved: number
  readonly listed: Share
  readonly updated: Share
  /** resources whose update had a property to change, and showed it */
  readonly updateProved: number
  readonly gone: Share
  /** resources that passed all steps that they have */
  readonly full: number
  /** full resources of which at least one sent scalar came back */
  readonly fullProved: number
  /** lists with a size parameter, of which the response reports the next page */
  readonly reported: Share
  /** lists whose pages were walked to the end by what the responses contain */
  readonly walked: Share
  readonly byParameters: Share
  readonly valid: Share
  readonly undeclared: number
  readonly serverErrors: number
  readonly unanswered: number
  readonly uncheckable: number
  readonly requests: number
}

/** Adds up the figures of a pass. */
export function figuresOf({ outcomes, lists, tally }: Pass): Figures {
  const sized = lists.filter((list) => list.sized)
  const numbered = sized.filter((list) => list.byParameters !== undefined)
  return {
    tried: outcomes.length,
    created: count(outcomes, ({ created }) => created),
    echoed: count(outcomes, ({ echoed }) => echoed),
    proved: count(outcomes, ({ echoed, proved }) => echoed && proved),
    listed: share(outcomes, ({ listed }) => listed),
    updated: share(outcomes, ({ updated }) => updated),
    updateProved: count(outcomes, ({ updated, updateProved }) => updated === true && updateProved),
    gone: share(outcomes, ({ gone }) => gone),
    full: count(outcomes, ({ full }) => full),
    fullProved: count(outcomes, ({ full, proved }) => full && proved),
    reported: { passed: count(lists, ({ reported }) => reported !== undefined), of: lists.length },
    walked: { passed: count(lists, ({ walked }) => walked), of: lists.length },
    byParameters: { passed: count(numbered, (list) => list.byParameters === true), of: numbered.length },
    valid: { passed: tally.valid, of: tally.checked },
    undeclared: tally.undeclared,
    serverErrors: tally.serverErrors,
    unanswered: tally.unanswered,
    uncheckable: tally.uncheckable,
    requests: tally.requests,
  }
}

function count<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length
}

function share(outcomes: readonly Outcome[], result: (outcome: Outcome) => boolean | undefined): Share {
  const results = outcomes.map(result).filter((one) => one !== undefined)
  return { passed: count(results, (one) => one), of: results.length }
}

/** Adds up figures. */
export function totalOf(all: readonly Figures[]): Figures {
  const sum = (value: (figures: Figures) => number) => all.reduce((total, figures) => total + value(figures), 0)
  const shares = (value: (figures: Figures) => Share): Share => ({
    passed: sum((figures) => value(figures).passed),
    of: sum((figures) => value(figures).of),
  })
  return {
    tried: sum(({ tried }) => tried),
    created: sum(({ created }) => created),
    echoed: sum(({ echoed }) => echoed),
    proved: sum(({ proved }) => proved),
    listed: shares(({ listed }) => listed),
    updated: shares(({ updated }) => updated),
    updateProved: sum(({ updateProved }) => updateProved),
    gone: shares(({ gone }) => gone),
    full: sum(({ full }) => full),
    fullProved: sum(({ fullProved }) => fullProved),
    reported: shares(({ reported }) => reported),
    walked: shares(({ walked }) => walked),
    byParameters: shares(({ byParameters }) => byParameters),
    valid: shares(({ valid }) => valid),
    undeclared: sum(({ undeclared }) => undeclared),
    serverErrors: sum(({ serverErrors }) => serverErrors),
    unanswered: sum(({ unanswered }) => unanswered),
    uncheckable: sum(({ uncheckable }) => uncheckable),
    requests: sum(({ requests }) => requests),
  }
}
