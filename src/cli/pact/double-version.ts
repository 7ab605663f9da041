import type { Vendor } from '../../engine/vendor/vendor.ts'
import { version } from '../../generated/version.ts'

/** Length of the digest in a version: enough to tell the specs of one vendor apart. */
const DIGEST_LENGTH = 8

/**
 * Returns the provider version under which a broker lists results, such as `0.1.0-deskdouble.genesys.1a2b3c4d`. It names
 * the double and the digest of its spec, so that nobody takes the results for a verification of the vendor. It is a
 * semantic version and needs no escape in a URL.
 */
export function versionOfDouble({ name, digest }: Vendor): string {
  return `${version}-deskdouble.${name}.${digest.slice(0, DIGEST_LENGTH)}`
}
