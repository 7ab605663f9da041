import { birdCase } from './bird/bird.case.ts'
import { genesysCase } from './genesys/genesys.case.ts'
import { koreCase } from './kore/kore.case.ts'
import { singularityCase } from './singularity/singularity.case.ts'
import type { VendorCase } from './tour.ts'

/** The cases of the emulated vendors: a line each. */
export const vendorCases: readonly VendorCase[] = [genesysCase, koreCase, singularityCase, birdCase]
