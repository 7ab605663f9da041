import type { Document } from '../../engine/spec/document.ts'
import type { ControlSchemas } from '../control.ts'
import { errorStatusesOf } from '../documents.ts'

type Rule = Omit<ControlSchemas['FaultRequest'], 'vendor' | 'operation'>

/** Common fault, with the label of its switch. */
export interface Preset {
  readonly label: string
  readonly rule: Rule
}

/** Returns common faults for an operation, or for all (`*`), without those whose status the spec does not declare. */
export function presetsOf(document: Document, operation: string): Preset[] {
  const declared = errorStatusesOf(document, operation)
  const unavailable = declared.includes(503) ? 503 : declared.findLast((status) => status >= 500)
  const isKnown = ({ rule }: Preset) => rule.status === undefined || declared.includes(rule.status)
  const hasQuota = declared.includes(429)
  const presets: Preset[] = [
    ...(unavailable === undefined
      ? []
      : [
          { label: `${unavailable} once`, rule: { status: unavailable, times: 1 } },
          { label: `Always ${unavailable}`, rule: { status: unavailable } },
          { label: `${unavailable} for every 3rd request`, rule: { status: unavailable, every: 3 } },
        ]),
    { label: 'Credentials rejected (401)', rule: { status: 401 } },
    { label: 'Too many requests once (429)', rule: { status: 429, times: 1 } },
    ...(hasQuota ? [{ label: 'Two requests per minute (429)', rule: { quota: { requests: 2, seconds: 60 } } }] : []),
    { label: 'Slow (about 800 ms)', rule: { delay: { lognormal: { median: 800, sigma: 0.4 } } } },
    { label: 'Offline (connection reset)', rule: { transport: 'reset' } },
    { label: 'Flaky (20 % of connections reset)', rule: { transport: 'reset', probability: 0.2 } },
  ]
  return presets.filter(isKnown)
}
