import type { Emulator } from '../emulator/emulator.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { vendors } from '../vendors/index.ts'

/**
 * What a program needs to find an emulator and to be let in, as environment variables: `DESKDOUBLE_URL`, and for each
 * vendor its credentials, such as `DESKDOUBLE_GENESYS_CLIENT_ID` or `DESKDOUBLE_GENESYS_AUTHORIZATION`.
 */
export function environmentFor(emulator: Emulator, url: string): Record<string, string> {
  const variables: Record<string, string> = { DESKDOUBLE_URL: url }
  for (const { name } of Object.values(emulator.vendors)) {
    for (const [what, value] of credentialsOf(emulator, name)) {
      variables[`DESKDOUBLE_${constantCase(name)}_${constantCase(what)}`] = value
    }
  }
  return variables
}

function credentialsOf(emulator: Emulator, name: Vendor['name']): [what: string, value: string][] {
  // The emulator has a door for every vendor, under the vendor's name.
  const { headers, settings } = emulator[name as keyof typeof vendors].credentials
  return [...Object.entries(settings), ...Object.entries(headers)]
}

/** `clientId` becomes `CLIENT_ID`, and `x-api-key` becomes `X_API_KEY`. */
function constantCase(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z\d]+/g, '_')
    .toUpperCase()
}
