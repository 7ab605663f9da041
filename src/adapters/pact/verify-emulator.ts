import type { Emulator } from '../../emulator/emulator.ts'
import { worldUrl } from '../../engine/exchange/world-url.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'
import { listen } from '../node.ts'
import type { CoreVerification } from './core.ts'
import { verifyThroughCore } from './verify.ts'

const WORLD = 'verification'

/**
 * Verifies pacts against an emulator: each interaction in a fresh fork of its scenario, which its provider state puts
 * in the place of the world before. Rejects with a MissingPeer, or when nothing could be verified.
 * @param onAsked told whenever the request of an interaction was answered
 */
export async function verifyEmulator(
  emulator: Emulator,
  options: Omit<CoreVerification, 'providerBaseUrl' | 'providerStatesSetupUrl'>,
  onAsked?: () => void,
): Promise<readonly VerificationResult[]> {
  const { url, close } = await listen(emulator, { port: 0, log: ({ vendor }) => vendor !== 'control' && onAsked?.() })
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
