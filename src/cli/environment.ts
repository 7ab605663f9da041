import type { AnyEmulator } from '../emulator/emulator.ts'

/**
 * Returns the environment variables with which a program connects to an emulator: `DESKDOUBLE_URL` and the credentials
 * of each vendor, such as `DESKDOUBLE_GENESYS_CLIENT_ID` or `DESKDOUBLE_GENESYS_AUTHORIZATION`.
 */
export function environmentFor(emulator: AnyEmulator, url: string): Record<string, string> {
  const variables: Record<string, string> = { DESKDOUBLE_URL: url }
  for (const { name } of Object.values(emulator.vendors)) {
    for (const [setting, value] of credentialsOf(emulator, name)) {
      variables[`DESKDOUBLE_${constantCase(name)}_${constantCase(setting)}`] = value
    }
  }
  return variables
}

function credentialsOf(emulator: AnyEmulator, name: string): [setting: string, value: string][] {
  const { headers, settings } = emulator.vendor(name).credentials
  return [...Object.entries(settings), ...Object.entries(headers)]
}

/** Converts a name to constant case: `clientId` to `CLIENT_ID`, `x-api-key` to `X_API_KEY`. */
function constantCase(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z\d]+/g, '_')
    .toUpperCase()
}
