import { uuidOf } from '../../world/random.ts'
import type { SingularityWorld } from './collections.ts'

/** The company that acts where a credential names none that the world knows, by its id. */
export function homeCompany({ companies }: Pick<SingularityWorld, 'companies'>): string {
  return companies.page({ size: 1 }).records[0]?.id ?? objectId(uuidOf('company'))
}

/** An id as the vendor's database writes them: 24 hexadecimal digits of a UUID. */
export function objectId(uuid: string): string {
  return uuid.replaceAll('-', '').slice(0, 24)
}
