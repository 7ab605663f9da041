import type { Immutable } from '../../engine/vendor/immutable.ts'
import { uuidOf } from '../../world/random.ts'
import type { Schemas } from './collections.ts'
import { divisionsOf } from './divisions.ts'
import type { GenesysContext } from './genesys.ts'

type AuthzGrant = Immutable<Schemas['AuthzGrant']>
type Policy = Immutable<Schemas['AuthzGrantPolicy']>

/** Domains of the permissions that this document names. */
const DOMAINS = ['assistants', 'authorization', 'directory', 'knowledge', 'routing']

/** Time of the grants: no record has a time at which a client got its permissions. */
const GRANTED = '2025-01-06T08:00:00.000Z'

/** Returns the grants of a subject: one role with the permissions of the caller, in every division. */
export function grantsOf(
  subjectId: string,
  { world, link, caller }: Pick<GenesysContext, 'world' | 'link' | 'caller'>,
): AuthzGrant[] {
  const role = {
    id: uuidOf(`role of ${caller.clientId}`),
    name: `Permissions of ${caller.clientName}`,
    description: 'The permissions of the client',
    policies: policiesOf(caller.permissions),
    default: false,
  }
  return divisionsOf(world, link).map((division) => ({ subjectId, division, role, grantMadeAt: GRANTED }))
}

/** Returns one policy for each entity of the permissions, which have the form domain:entity:action. */
function policiesOf(permissions: readonly string[] | 'all'): Policy[] {
  if (permissions === 'all') return DOMAINS.map((domain) => ({ actions: ['*'], domain, entityName: '*' }))
  const byEntity = Map.groupBy(permissions, (permission) => permission.split(':', 2).join(':'))
  return [...byEntity].map(([entity, granted]) => {
    const [domain = '', entityName = ''] = entity.split(':')
    return { actions: granted.map((permission) => permission.split(':')[2] ?? '*'), domain, entityName }
  })
}
