import { REDACTED } from '../infer.ts'
import { variablesIn } from '../replay.ts'
import { type ConcreteRequest, fillTemplate } from '../template.ts'
import { NotAttempted } from './not-attempted.ts'
import type { Party } from './party.ts'
import type { PlannedRequest } from './plan.ts'

/** Values by placeholder name: those that earlier responses gave, and other names for the same value. */
export interface KnownValues {
  readonly given: ReadonlyMap<string, string>
  readonly aliases: Readonly<Record<string, string>>
}

/**
 * Fills in the template of a request with the values and credentials of a service.
 * @throws NotAttempted if a value is missing, so that no placeholder, example or redacted secret is ever sent
 */
export async function fillRequest(
  planned: PlannedRequest,
  party: Party,
  { given, aliases }: KnownValues,
): Promise<ConcreteRequest> {
  const template = { ...planned.template, headers: party.headersOf(planned) }
  if (JSON.stringify(template).includes(REDACTED)) {
    throw new NotAttempted('its request contains a secret, which the pact does not hold')
  }
  const values = new Map(given)
  for (const name of variablesIn(template)) {
    if (!values.has(name)) values.set(name, await party.valueOf(aliases[name] ?? name))
  }
  return fillTemplate(template, values)
}
