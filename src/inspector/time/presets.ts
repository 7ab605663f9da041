import type { Document } from '../../engine/spec/document.ts'
import type { ControlSchemas } from '../control.ts'
import { errorStatusesOf } from '../documents.ts'

/** Fault for all operations of a vendor, with the label of its switch. */
export interface Preset {
  readonly label: string
  readonly fault: ControlSchemas['FaultRequest']
}

/** Returns common faults, without those whose status the vendor's spec does not declare. */
export function presetsOf(vendor: string, document: Document): Preset[] {
  const declared = errorStatusesOf(document, '*')
  const withStatus = (status: number, label: string): Preset[] => {
    return declared.includes(status) ? [{ label, fault: { vendor, operation: '*', status } }] : []
  }
  const hasRateLimit = declared.includes(429)
  return [
    ...withStatus(503, 'Unavailable (503)'),
    ...withStatus(500, 'Server error (500)'),
    ...withStatus(401, 'Credentials rejected (401)'),
    ...(hasRateLimit
      ? [
          {
            label: 'Two requests per minute (429)',
            fault: { vendor, operation: '*', quota: { requests: 2, seconds: 60 } },
          },
        ]
      : []),
    {
      label: 'Slow (about 800 ms)',
      fault: { vendor, operation: '*', delay: { lognormal: { median: 800, sigma: 0.4 } } },
    },
    {
      label: 'Flaky (20 % of connections reset)',
      fault: { vendor, operation: '*', transport: 'reset', probability: 0.2 },
    },
  ]
}
