import { Problem } from '../../../engine/vendor/problem.ts'
import type { GenesysCaller } from '../caller.ts'
import type { GenesysWorld, Schemas } from '../collections.ts'

/** A topic of a channel, with the template that it fills in. */
export interface Topic {
  readonly id: string
  /** the template, such as `v2.users.{id}.presence` */
  readonly template: string
  /** the value of the template's placeholder */
  readonly subject: string
}

/** Returns the topic of an id, if one of the world's templates has its form. */
export function parseTopic({ availableTopics }: GenesysWorld, id: string): Topic | undefined {
  const sent = id.split('.')
  const template = availableTopics.list().find((topic) => isFilledIn(topic.id.split('.'), sent))
  if (!template) return undefined
  return { id, template: template.id, subject: sent[template.id.split('.').indexOf('{id}')] ?? '' }
}

function isFilledIn(template: readonly string[], sent: readonly string[]): boolean {
  return template.length === sent.length && template.every((part, i) => part === '{id}' || part === sent[i])
}

/** Returns the permissions that a caller lacks for a topic. */
function missingPermissions(world: GenesysWorld, { template }: Topic, { permissions }: GenesysCaller): string[] {
  const { requiresPermissions = [] } = world.availableTopics.getOrThrow(template)
  return permissions === 'all' ? [] : requiresPermissions.filter((permission) => !permissions.includes(permission))
}

/** The reason why a caller cannot subscribe to a topic. */
export type Rejection = Pick<Schemas['ChannelTopic'], 'rejectionReason' | 'missingPermissions'>

/** Returns why a caller cannot subscribe to a topic, or undefined if it can. */
export function rejectionOf(world: GenesysWorld, id: string, caller: GenesysCaller): Rejection | undefined {
  const topic = parseTopic(world, id)
  if (!topic) return { rejectionReason: `The topic ${id} has none of the known forms` }
  const missing = missingPermissions(world, topic, caller)
  if (missing.length === 0) return undefined
  return { rejectionReason: `The topic ${id} requires ${missing.join(', ')}`, missingPermissions: missing }
}

/** Returns the error of a request with a topic that the caller cannot subscribe to. */
export function rejectionProblem({ rejectionReason = '', missingPermissions: permissions }: Rejection): Problem {
  return permissions
    ? new Problem('forbidden', rejectionReason, { permissions })
    : new Problem('malformed', rejectionReason)
}
