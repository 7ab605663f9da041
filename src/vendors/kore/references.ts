import { formatFindings } from '../../engine/exchange/findings.ts'
import { type Finding, Problem } from '../../engine/vendor/problem.ts'
import type { KoreWorld } from './collections.ts'

/** An id in a body that has to be that of a record. */
export interface Reference {
  readonly to: 'agents' | 'agentGroups' | 'skills' | 'queues' | 'layouts' | 'roles'
  readonly id: string
  /** a JSON Pointer into the body */
  readonly at: string
}

const CALLED: Readonly<Record<Reference['to'], string>> = {
  agents: 'an agent of this stream',
  agentGroups: 'an agent group of this stream',
  skills: 'a skill of this stream',
  queues: 'a queue of this stream',
  layouts: 'a layout of this stream',
  roles: 'a role of the account',
}

/** Refuses ids that are nobody's in a stream, all at once. Throws a Problem `not-found`. */
export function refuseUnknown(world: KoreWorld, streamId: string, references: readonly Reference[]): void {
  const findings = references
    .filter((reference) => !isKnown(world, streamId, reference))
    .map(({ to, id, at }): Finding => {
      return { in: 'body', at, keyword: 'reference', message: `must be ${CALLED[to]}, and was ${id}`, value: id }
    })
  if (findings.length > 0) throw new Problem('not-found', formatFindings(findings), { findings })
}

function isKnown(world: KoreWorld, streamId: string, { to, id }: Reference): boolean {
  return to === 'roles' ? world.roles.has(id) : world[to].get(id)?.streamId === streamId
}
