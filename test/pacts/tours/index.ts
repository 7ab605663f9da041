import type { Tour } from '../tour.ts'
import { birdConsole } from './bird.ts'
import { agentConsole } from './genesys.ts'
import { genesysSdk } from './genesys-sdk.ts'
import { koreAgentConsole } from './kore.ts'
import { singularityConsole } from './singularity.ts'

/** The clients whose pacts are committed, one per line. */
export const tours: readonly Tour[] = [genesysSdk, agentConsole, birdConsole, koreAgentConsole, singularityConsole]
