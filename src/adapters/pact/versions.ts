import { isObject } from '../../pacts/json.ts'
import { requireOfPeer, requirePeer } from './peer.ts'

const PACT = '@pact-foundation/pact'

/**
 * Returns the versions of the installed Pact and of its core.
 * @throws MissingPeerError if Pact is not installed
 */
export function installedPactVersions(): Readonly<Record<string, string>> {
  const purpose = 'Verifying a pact'
  return {
    [PACT]: versionIn(requirePeer(`${PACT}/package.json`, purpose)),
    [`${PACT}-core`]: versionIn(requireOfPeer(PACT, `${PACT}-core/package.json`, purpose)),
  }
}

function versionIn(description: unknown): string {
  return isObject(description) ? String(description['version']) : ''
}
