import type { ControlSchemas } from '../control.ts'
import type { SpecOperation } from '../documents.ts'

type Credentials = ControlSchemas['Credentials']

/** Returns the headers of a credential that the operation accepts. */
export function headersFor(
  credentials: Credentials | undefined,
  operation: SpecOperation | undefined,
): Readonly<Record<string, string>> {
  if (!credentials || !operation || schemesOf(operation).length === 0) return {}
  const special = specialScheme(credentials, operation)
  return special === undefined ? credentials.headers : (credentials.schemes?.[special] ?? credentials.headers)
}

/** Returns the security scheme of the operation for which the world has headers of its own. */
export function specialScheme({ schemes = {} }: Credentials, operation: SpecOperation): string | undefined {
  return schemesOf(operation).find((name) => name in schemes)
}

/** Returns the security schemes that the operation accepts; none if it requires no credential. */
export function schemesOf({ object, document }: SpecOperation): string[] {
  return (object.security ?? document.security ?? []).flatMap((requirement) => Object.keys(requirement))
}
