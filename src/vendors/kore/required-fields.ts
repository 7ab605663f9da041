import type { Finding } from '../../engine/vendor/problem.ts'
import type { ReviewedRequest } from '../../engine/vendor/vendor.ts'
import type { profile } from '../../generated/kore/types.ts'
import { isObject } from '../../world/is-object.ts'

type Request = ReviewedRequest<profile>
type WithBody = Request & { readonly body: Readonly<Record<string, unknown>> }

/** Body fields that a create and an update require, other than those that the reference pages require. */
const REQUIRED: Readonly<Record<string, Readonly<Record<'newer' | 'lenient', readonly string[]>>>> = {
  postAgents: {
    newer: ['emailId', 'firstName', 'lastName', 'roleId'],
    lenient: ['emailId', 'firstName', 'lastName'],
  },
  putAgent: {
    newer: ['emailId', 'firstName', 'lastName', 'userId', 'accountId', 'orgId', 'roleId', 'iId', 'id', 'agentGroupId'],
    lenient: [],
  },
}

/**
 * Adjusts the findings about a create or an update of an agent to the profile. The document describes the profile
 * `requiredFields: reference`, and knows only the first of two names of a field.
 */
export function reviewFindings(findings: readonly Finding[], request: Request): readonly Finding[] {
  const fields = REQUIRED[request.operation]
  if (!fields || !hasBody(request)) return findings
  const { requiredFields } = request.profile
  const remaining = findings.filter((finding) => !isOtherwiseNamed(finding, request))
  if (requiredFields === 'reference') return remaining
  return [
    ...remaining.filter((finding) => !isReferenceOnly(finding)),
    ...fields[requiredFields]
      .filter((field) => isMissing(field, request))
      .map((field) => required('body', `/${field}`)),
    ...(requiredFields === 'newer' ? missingNewerParts(request) : []),
    ...whitespaceIn(request),
  ]
}

function hasBody(request: Request): request is WithBody {
  return isObject(request.body)
}

/** Returns whether a field or parameter is only missing under its first name. */
function isOtherwiseNamed({ in: where, at, keyword }: Finding, { body, query, profile: settings }: WithBody): boolean {
  if (keyword !== 'required') return false
  if (where === 'query') return at === 'groupId' && (query['agentgroupId'] !== undefined || !settings.requireGroupId)
  if (at === '/emailId') return body['emaiId'] !== undefined
  return at === '/agentGroupId' && Array.isArray(body['agentGroups']) && body['agentGroups'].length > 0
}

/** Fields whose form only the reference pages limit. */
const LIMITED = ['/firstName', '/lastName', '/nickName', '/customId']

/** Returns whether only the reference pages require what a finding about the body says. */
function isReferenceOnly({ in: where, at, keyword }: Finding): boolean {
  if (where !== 'body') return false
  if (keyword === 'required') return at.lastIndexOf('/') === 0
  return LIMITED.includes(at) && (keyword === 'maxLength' || keyword === 'pattern')
}

function isMissing(field: string, { body }: WithBody): boolean {
  return body[field] === undefined && !(field === 'emailId' && body['emaiId'] !== undefined)
}

/** Returns findings for what only the newer pages require: a header of a create, and the roles of an update. */
function missingNewerParts({ operation, header, body }: WithBody): Finding[] {
  if (operation === 'postAgents') return header['accountId'] === undefined ? [required('header', 'accountId')] : []
  const groups = Array.isArray(body['agentGroups']) ? body['agentGroups'] : []
  return groups.flatMap((group: unknown, i) => {
    return isObject(group) && group['role'] === undefined ? [required('body', `/agentGroups/${i}/role`)] : []
  })
}

/** Returns a finding if the customId contains whitespace, which the newer pages exclude. */
function whitespaceIn({ body: { customId } }: WithBody): Finding[] {
  if (typeof customId !== 'string' || !/\s/.test(customId)) return []
  return [{ in: 'body', at: '/customId', keyword: 'pattern', message: 'must not contain whitespace', value: customId }]
}

function required(where: 'body' | 'header', at: string): Finding {
  return { in: where, at, keyword: 'required', message: 'is required' }
}
