import { responseOf } from '../../engine/spec/declaration.ts'
import { findOperation, type SpecOperation, useDocument } from '../documents.ts'
import { formatRule, formatTarget } from '../faults/fault-text.ts'
import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { hrefOf } from '../route.ts'
import { Findings } from '../ui/findings.tsx'
import { Prose } from '../ui/prose.tsx'
import { ProvenanceMark } from '../ui/provenance.tsx'
import { ForwardedStep } from './forwarded.tsx'
import { rulesByRelevance } from './rules.ts'
import { UndeclaredNames } from './undeclared-names.tsx'

/** Explains step by step why a request got its response. */
export function WhyResponse({ exchange }: { exchange: Exchange }) {
  const { operation: operationId, vendor, credential, problem, violation, error, undeclared, forwarded } = exchange
  const { value: document } = useDocument(vendor)
  const operation = document && operationId !== undefined ? findOperation(document, operationId) : undefined
  return (
    <dl class="steps">
      <div>
        <dt>Operation</dt>
        <dd>
          <MatchedOperation exchange={exchange} operation={operation} />
        </dd>
      </div>
      {forwarded && <ForwardedStep forwarded={forwarded} />}
      {undeclared && (
        <div>
          <dt>Undeclared names</dt>
          <dd>
            <UndeclaredNames undeclared={undeclared} isForwarded={forwarded !== undefined} />
          </dd>
        </div>
      )}
      {isOfDouble(exchange) && (
        <>
          <div>
            <dt>Credential</dt>
            <dd>{formatCredential(credential, problem?.kind, operation)}</dd>
          </div>
          <div>
            <dt>Fault</dt>
            <dd>
              <InjectedFault exchange={exchange} />
            </dd>
          </div>
        </>
      )}
      {problem && (
        <div>
          <dt>Error</dt>
          <dd>
            {problem.message} <span class="mark">{problem.kind}</span>
            <Findings findings={problem.findings} />
          </dd>
        </div>
      )}
      {operation && isOfDouble(exchange) && !exchange.overridden && <Rules operation={operation} exchange={exchange} />}
      {isOfDouble(exchange) && (
        <div>
          <dt>Response check</dt>
          <dd data-verdict={violation || error !== undefined ? 'bug' : undefined}>
            {formatCheck(exchange, operation)}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** Returns whether the double created the response, instead of a server that the request was forwarded to. */
function isOfDouble({ forwarded }: Exchange): boolean {
  return forwarded === undefined || forwarded.fallback !== undefined
}

interface StepProps {
  readonly exchange: Exchange
  readonly operation: SpecOperation | undefined
}

function MatchedOperation({ exchange, operation }: StepProps) {
  const { world } = useInspector()
  const { vendor, operation: operationId } = exchange
  if (vendor === undefined || operationId === undefined) return <NoOperation exchange={exchange} />
  return (
    <>
      <a href={hrefOf(world, 'reference', vendor, operationId)}>
        {vendor} {operationId}
      </a>
      {operation && (
        <>
          : {operation.object.summary} <ProvenanceMark provenance={operation.object['x-provenance']} />
        </>
      )}
    </>
  )
}

/** Lists the operations that a request without a match may have meant. */
function NoOperation({ exchange: { vendor, nearMisses = [] } }: { exchange: Exchange }) {
  if (nearMisses.length === 0)
    return (
      <>
        none: {vendor === undefined ? 'no vendor has' : `the spec of ${vendor} does not have`} an operation like this
        method and path
      </>
    )
  return (
    <>
      none: the nearest operations are
      <ul>
        {nearMisses.map((near) => (
          <NearOperation key={`${near.vendor} ${near.operation}`} near={near} />
        ))}
      </ul>
    </>
  )
}

function NearOperation({ near }: { near: NonNullable<Exchange['nearMisses']>[number] }) {
  const { world } = useInspector()
  const { vendor, operation, method, path, differences } = near
  return (
    <li>
      <a href={hrefOf(world, 'reference', vendor, operation)}>
        {vendor} {operation}
      </a>
      :{' '}
      <code>
        {method} {path}
      </code>{' '}
      {differences.length > 0 && `(${differences.join('; ')})`}
    </li>
  )
}

/** Describes the fault that was injected, also if it was used up or removed since. */
function InjectedFault({ exchange: { fault, faultRule, overridden } }: { exchange: Exchange }) {
  const { world } = useInspector()
  if (fault === undefined) return <>no fault was injected</>
  return (
    <>
      <a href={hrefOf(world, 'faults')}>{fault}</a>{' '}
      {overridden ? 'set the response: the operation was not carried out' : 'was injected'}
      {faultRule && `: ${formatTarget(faultRule)} ${formatRule(faultRule)}`}
      {faultRule?.message !== undefined && `, with its own message "${faultRule.message}"`}
    </>
  )
}

function Rules({ exchange, operation }: { exchange: Exchange; operation: SpecOperation }) {
  const { status } = exchange.response
  const isByFault = exchange.fault !== undefined && (status >= 400 || status === 0)
  const byStatus = rulesByRelevance(operation, status)
  // A fault ends a request whatever the rules say.
  const relevant = isByFault ? [] : byStatus.relevant
  const others = isByFault ? [...byStatus.relevant, ...byStatus.others] : byStatus.others
  const cause = isByFault ? 'the fault' : 'its schema'
  return (
    <div>
      <dt>Rules</dt>
      <dd>
        {relevant.length === 0 && (
          <p>
            {isByFault ? 'Only' : `No rule of this operation mentions ${status}; only`} {cause} determines the response.
          </p>
        )}
        <RuleList rules={relevant} />
        {others.length > 0 && (
          <details>
            <summary>
              {others.length} other {others.length === 1 ? 'rule' : 'rules'} of this operation
            </summary>
            <RuleList rules={others} />
          </details>
        )}
      </dd>
    </div>
  )
}

/** Lists rules, each with its provenance. */
export function RuleList({ rules }: { rules: NonNullable<SpecOperation['object']['x-behaviour']> }) {
  if (rules.length === 0) return null
  return (
    <ul>
      {rules.map(({ rule, provenance }) => (
        <li key={rule}>
          <Prose text={rule} /> <ProvenanceMark provenance={provenance} />
        </li>
      ))}
    </ul>
  )
}

function formatCredential(
  credential: string | undefined,
  problemKind: string | undefined,
  operation: SpecOperation | undefined,
): string {
  if (credential !== undefined) return `accepted as ${credential}`
  if (problemKind === 'unauthenticated') return 'rejected'
  const { object, document } = operation ?? {}
  const security = object?.security ?? document?.security ?? []
  return security.length === 0 ? 'not required' : 'not checked: the response was decided earlier'
}

function formatCheck(
  { violation, error, response, undeclaredStatus, operation: operationId }: Exchange,
  operation: SpecOperation | undefined,
): string {
  if (violation) {
    return `failed: the response violates the spec at ${violation.at || 'its root'}: ${violation.message} (${violation.keyword})`
  }
  if (error !== undefined) return `failed: the handler threw an error: ${error}`
  if (response.status === 0) return 'skipped: no response was sent'
  if (undeclaredStatus) return 'not checked: the spec does not declare the status, so the error has a neutral body'
  const declared = operation && responseOf(operation.document, operation.object, response.status)
  if (!declared) return 'passed'
  const description = declared.description.replace(/\.$/, '')
  return `passed: matches the ${response.status} response of ${operationId} (${description})`
}
