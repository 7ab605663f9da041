import { uuidOf } from '../../world/random.ts'
import type { SingularityWorld } from './collections.ts'

/** Returns the id of the company that a caller acts for if its credential does not name a company of the world. */
export function defaultCompanyId({ companies }: Pick<SingularityWorld, 'companies'>): string {
  return companies.page({ size: 1 }).records[0]?.id ?? objectId(uuidOf('company'))
}

/** Returns the id of the user that a caller acts for if its credential does not name one: the first API key's owner. */
export function defaultUserId({ apiKeys }: Pick<SingularityWorld, 'apiKeys'>): string {
  return apiKeys.first()?.userId ?? 'console-user'
}

/** Returns an id as the vendor's database writes them: the first 24 hexadecimal digits of a UUID. */
export function objectId(uuid: string): string {
  return uuid.replaceAll('-', '').slice(0, 24)
}
