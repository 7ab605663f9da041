import type { FactoryContext } from '../../engine/vendor/factory.ts'
import type { operations } from '../../generated/kore/types.ts'
import type { KoreWorld } from './collections.ts'

/** Context of the factories that create Kore.ai's records. */
export interface KoreFactoryContext extends FactoryContext<KoreWorld, operations> {}
