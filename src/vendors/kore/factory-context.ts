import type { FactoryContext } from '../../engine/vendor/factory.ts'
import type { operations } from '../../generated/kore/types.ts'
import type { KoreWorld } from './collections.ts'

/** The context in which Kore.ai's factories create records. */
export interface KoreFactoryContext extends FactoryContext<KoreWorld, operations> {}
