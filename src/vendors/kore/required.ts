import { formatFindings } from '../../engine/exchange/findings.ts'
import { type Finding, Problem } from '../../engine/vendor/problem.ts'
import type { profile } from '../../generated/kore/types.ts'
import type { Sent, Update } from './sent-agent.ts'

type Field = keyof Sent<Update> | keyof Sent<Update>['plain']

/** What the vendor's two pages require, as far as its later ones do not. */
const BY_PAGE: readonly Field[] = ['phoneNumber', 'voiceLanguageSupport', 'chatLanguageSupport', 'skills']
const TO_CREATE_BY_PAGE: readonly Field[] = [...BY_PAGE, 'agentGroups']
const TO_UPDATE_BY_PAGE: readonly Field[] = ['emailId', 'firstName', 'lastName', ...BY_PAGE]

/** Refuses a create that lacks something. Throws a Problem `invalid` that names all of it. */
export function requireToCreate<S extends Sent<Update>>(
  sent: S,
  { requiredFields }: profile,
): asserts sent is S & { readonly emailId: string } {
  refuseMissing(sent, ['emailId', ...(requiredFields === 'reference' ? TO_CREATE_BY_PAGE : [])])
}

/** Refuses an update that lacks something. Throws a Problem `invalid` that names all of it. */
export function requireToUpdate(sent: Sent<Update>, { requiredFields }: profile): void {
  if (requiredFields === 'reference') refuseMissing(sent, TO_UPDATE_BY_PAGE)
}

function refuseMissing({ plain, ...sent }: Sent<Update>, needed: readonly Field[]): void {
  const given: Partial<Record<Field, unknown>> = { ...plain, ...sent }
  const findings = needed
    .filter((field) => given[field] === undefined)
    .map((field): Finding => {
      // Groups may come under either of two names; the one that the page requires is told.
      const at = `/${field === 'agentGroups' ? 'agentGroupId' : field}`
      return { in: 'body', at, keyword: 'required', message: 'is required' }
    })
  if (findings.length > 0) throw new Problem('invalid', formatFindings(findings), { findings })
}
