import type { AnyEmulator } from '../../emulator/emulator.ts'
import { worldUrl } from '../../engine/exchange/world-url.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'
import { listen } from '../node.ts'
import type { CoreVerification } from './core.ts'
import { VerifierRequests } from './verifier-requests.ts'
import { verifyThroughCore } from './verify.ts'

const WORLD = 'verification'

/**
 * Verifies pacts against an emulator, each interaction in a new fork of its scenario. The results contain the requests
 * that the emulator received.
 * @param onResponse called after each response to a vendor request
 * @throws MissingPeerError if Pact is not installed
 * @throws NothingVerified if no interaction could be verified
 */
export async function verifyEmulator(
  emulator: AnyEmulator,
  options: Omit<CoreVerification, 'providerBaseUrl' | 'providerStatesSetupUrl'>,
  onResponse?: () => void,
): Promise<readonly VerificationResult[]> {
  const requests = new VerifierRequests()
  const { url, close } = await listen(emulator, {
    port: 0,
    log: (exchange) => {
      requests.add(exchange)
      if (exchange.vendor !== 'control') onResponse?.()
    },
  })
  try {
    const results = await verifyThroughCore({
      ...options,
      providerBaseUrl: worldUrl(url, WORLD),
      providerStatesSetupUrl: `${url}/_control/worlds/${WORLD}/provider-state`,
    })
    return requests.assignTo(results)
  } finally {
    await close()
  }
}
