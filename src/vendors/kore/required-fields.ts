import { formatFindings } from '../../engine/exchange/findings.ts'
import { type Finding, Problem } from '../../engine/vendor/problem.ts'
import type { profile } from '../../generated/kore/types.ts'
import type { AgentInput, AgentUpdate } from './agent-input.ts'

type Field = keyof AgentInput<AgentUpdate> | keyof AgentInput<AgentUpdate>['fields']

/** Fields that the vendor's two reference pages require and its later pages do not. */
const REFERENCE_FIELDS: readonly Field[] = ['phoneNumber', 'voiceLanguageSupport', 'chatLanguageSupport', 'skills']
const REFERENCE_CREATE_FIELDS: readonly Field[] = [...REFERENCE_FIELDS, 'agentGroups']
const REFERENCE_UPDATE_FIELDS: readonly Field[] = ['emailId', 'firstName', 'lastName', ...REFERENCE_FIELDS]

/**
 * Checks that a create has all fields that the profile requires.
 *
 * @throws a Problem `invalid` with one finding per missing field
 */
export function checkCreateFields<Input extends AgentInput<AgentUpdate>>(
  input: Input,
  { requiredFields }: profile,
): asserts input is Input & { readonly emailId: string } {
  rejectMissing(input, ['emailId', ...(requiredFields === 'reference' ? REFERENCE_CREATE_FIELDS : [])])
}

/**
 * Checks that an update has all fields that the profile requires.
 *
 * @throws a Problem `invalid` with one finding per missing field
 */
export function checkUpdateFields(input: AgentInput<AgentUpdate>, { requiredFields }: profile): void {
  if (requiredFields === 'reference') rejectMissing(input, REFERENCE_UPDATE_FIELDS)
}

function rejectMissing({ fields, ...input }: AgentInput<AgentUpdate>, required: readonly Field[]): void {
  const values: Partial<Record<Field, unknown>> = { ...fields, ...input }
  const findings = required
    .filter((field) => values[field] === undefined)
    .map((field): Finding => {
      // Groups can be sent as agentGroupId or agentGroups. The error names agentGroupId, which the page requires.
      const at = `/${field === 'agentGroups' ? 'agentGroupId' : field}`
      return { in: 'body', at, keyword: 'required', message: 'is required' }
    })
  if (findings.length > 0) throw new Problem('invalid', formatFindings(findings), { findings })
}
