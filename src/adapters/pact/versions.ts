import { isObject } from '../../pacts/json.ts'
import { requireOfPeer, requirePeer } from './peer.ts'

const PACT = '@pact-foundation/pact'

/** The versions of the Pact that is installed, and of its core. Throws a MissingPeer where none is. */
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
