import { resolve } from '../../engine/spec/document.ts'
import { useDesk } from '../desk.ts'
import { type Described, operationNamed, useDocument } from '../documents.ts'
import type { Exchange } from '../live-journal.ts'
import { addressOf } from '../route.ts'
import { Findings } from '../ui/findings.tsx'
import { ProvenanceMark } from '../ui/provenance.tsx'
import { rulesFor } from './rules.ts'

/** Why an exchange was answered as it was, step by step. */
export function Why({ exchange }: { exchange: Exchange }) {
  const { operation, vendor, credential, fault, problem, violation, error } = exchange
  const { value: document } = useDocument(vendor)
  const described = document && operation !== undefined ? operationNamed(document, operation) : undefined
  return (
    <section class="panel" aria-labelledby="why-title">
      <h3 id="why-title">Why it was answered so</h3>
      <dl class="steps">
        <div>
          <dt>Operation</dt>
          <dd>
            <Matched exchange={exchange} described={described} />
          </dd>
        </div>
        <div>
          <dt>Credential</dt>
          <dd>{credentialText(credential, problem?.kind, described)}</dd>
        </div>
        <div>
          <dt>Fault</dt>
          <dd>{fault === undefined ? 'none struck it' : `${fault} struck it`}</dd>
        </div>
        {problem && (
          <div>
            <dt>Reason</dt>
            <dd>
              {problem.message} <span class="mark">{problem.kind}</span>
              <Findings findings={problem.findings} />
            </dd>
          </div>
        )}
        {described && <Rules described={described} exchange={exchange} />}
        <div>
          <dt>Reply check</dt>
          <dd data-verdict={violation || error !== undefined ? 'bug' : undefined}>{checkText(exchange, described)}</dd>
        </div>
      </dl>
    </section>
  )
}

function Matched({ exchange, described }: { exchange: Exchange; described: Described | undefined }) {
  const { world } = useDesk()
  const { vendor, operation } = exchange
  if (vendor === undefined) return <>none: the path belongs to no vendor</>
  if (operation === undefined) return <>none of {vendor}: no path and method of its spec are like these</>
  return (
    <>
      <a href={addressOf(world, 'reference', vendor, operation)}>
        {vendor} {operation}
      </a>
      {described && (
        <>
          : {described.object.summary} <ProvenanceMark of={described.object['x-provenance']} />
        </>
      )}
    </>
  )
}

function Rules({ described, exchange }: { described: Described; exchange: Exchange }) {
  const { status } = exchange.response
  const { speaking, others } = rulesFor(described, status)
  const decides = exchange.fault === undefined ? 'its schema' : 'the fault'
  return (
    <div>
      <dt>Rules</dt>
      <dd>
        {speaking.length === 0 && (
          <p>
            No rule of this operation speaks of {status}: {decides} alone decides.
          </p>
        )}
        <RuleList rules={speaking} />
        {others.length > 0 && (
          <details>
            <summary>
              {others.length} more {others.length === 1 ? 'rule' : 'rules'} of this operation
            </summary>
            <RuleList rules={others} />
          </details>
        )}
      </dd>
    </div>
  )
}

export function RuleList({ rules }: { rules: NonNullable<Described['object']['x-behaviour']> }) {
  if (rules.length === 0) return null
  return (
    <ul>
      {rules.map(({ rule, provenance }) => (
        <li key={rule}>
          {rule} <ProvenanceMark of={provenance} />
        </li>
      ))}
    </ul>
  )
}

function credentialText(credential: string | undefined, kind: string | undefined, described: Described | undefined) {
  if (credential !== undefined) return `accepted as ${credential}`
  if (kind === 'unauthenticated') return 'refused'
  const { object, document } = described ?? {}
  const asked = object?.security ?? document?.security ?? []
  return asked.length === 0 ? 'none is asked for' : 'not looked at: it was answered before that'
}

function checkText({ violation, error, response, operation }: Exchange, described: Described | undefined): string {
  if (violation) return `broke the spec at ${violation.at || 'its root'}: ${violation.message} (${violation.keyword})`
  if (error !== undefined) return `its handler failed: ${error}`
  if (response.status === 0) return 'nothing was sent'
  const declared = described?.object.responses[response.status]
  if (!described || !declared) return 'passed'
  const { description } = resolve(described.document, declared)
  return `passed: it is as ${operation} declares for ${response.status} (${description.replace(/\.$/, '')})`
}
