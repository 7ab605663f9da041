import type { Emulator } from '../../emulator/emulator.ts'
import { worldUrl } from '../../engine/exchange/world-url.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'
import { listen } from '../node.ts'
import type { CoreVerification } from './core.ts'
import { verifyThroughCore } from './verify.ts'

const WORLD = 'verification'

/**
 * Verifies pacts against an emulator, each interaction in a new fork of its scenario.
 * @param onResponse called after each response to a vendor request
 * @throws MissingPeerError if Pact is not installed
 * @throws Error if no interaction could be verified
 */
export async function verifyEmulator(
  emulator: Emulator,
  options: Omit<CoreVerification, 'providerBaseUrl' | 'providerStatesSetupUrl'>,
  onResponse?: () => void,
): Promise<readonly VerificationResult[]> {
  const { url, close } = await listen(emulator, {
    port: 0,
    log: ({ vendor }) => vendor !== 'control' && onResponse?.(),
  })
  try {
    return await verifyThroughCore({
      ...options,
      providerBaseUrl: worldUrl(url, WORLD),
      providerStatesSetupUrl: `${url}/_control/worlds/${WORLD}/provider-state`,
    })
  } finally {
    await close()
  }
}
