import { formatFindings } from '../../engine/exchange/findings.ts'
import { type Finding, Problem } from '../../engine/vendor/problem.ts'
import type { KoreWorld } from './collections.ts'
import { agentOfUser } from './identity.ts'

/** An id in a request body that must belong to an existing record. */
export interface Reference {
  readonly collection: 'agents' | 'users' | 'agentGroups' | 'skills' | 'queues' | 'layouts' | 'hours' | 'roles'
  readonly id: string
  /** a JSON Pointer into the body */
  readonly at: string
}

const EXPECTED: Readonly<Record<Reference['collection'], string>> = {
  agents: 'an agent of this stream',
  users: 'the user of an agent of this stream',
  agentGroups: 'an agent group of this stream',
  skills: 'a skill of this stream',
  queues: 'a queue of this stream',
  layouts: 'a layout of this stream',
  hours: 'business hours of this stream',
  roles: 'a role of the account',
}

/**
 * Checks that all references lead to records of a stream, or to roles of the account.
 *
 * @throws a Problem `not-found` with one finding per unknown id
 */
export function rejectUnknownReferences(world: KoreWorld, streamId: string, references: readonly Reference[]): void {
  const findings = references
    .filter((reference) => !isKnown(world, streamId, reference))
    .map(({ collection, id, at }): Finding => {
      const message = `must identify ${EXPECTED[collection]}`
      return { in: 'body', at, keyword: 'reference', message, value: id }
    })
  if (findings.length > 0) throw new Problem('not-found', formatFindings(findings), { findings })
}

function isKnown(world: KoreWorld, streamId: string, { collection, id }: Reference): boolean {
  if (collection === 'roles') return world.roles.has(id)
  if (collection === 'users') return agentOfUser(world, streamId, id) !== undefined
  return world[collection].get(id)?.streamId === streamId
}
