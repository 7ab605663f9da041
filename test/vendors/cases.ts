import { birdCase } from './bird/bird.case.ts'
import { genesysCase } from './genesys/genesys.case.ts'
import { koreCase } from './kore/kore.case.ts'
import { singularityCase } from './singularity/singularity.case.ts'
import type { VendorCase } from './tour.ts'

/** The test cases of the emulated vendors, one per line. */
export const vendorCases: readonly VendorCase[] = [genesysCase, koreCase, singularityCase, birdCase]
