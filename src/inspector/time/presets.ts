import type { Document } from '../../engine/spec/document.ts'
import type { Told } from '../../vendors/control/api.ts'
import { errorsOf } from '../documents.ts'

/** A fault that is set with one switch, for all operations of a vendor. */
export interface Preset {
  readonly label: string
  readonly fault: Told['FaultRequest']
}

/** The faults that clients meet most, as far as the vendor's spec has room for them. */
export function presetsOf(vendor: string, document: Document): Preset[] {
  const declared = errorsOf(document, '*')
  const answering = (status: number, label: string): Preset[] => {
    return declared.includes(status) ? [{ label, fault: { vendor, operation: '*', status } }] : []
  }
  const limited = declared.includes(429)
  return [
    ...answering(503, 'Unavailable (503)'),
    ...answering(500, 'Server error (500)'),
    ...answering(401, 'Credentials refused (401)'),
    ...(limited
      ? [{ label: 'Two requests a minute', fault: { vendor, operation: '*', quota: { requests: 2, seconds: 60 } } }]
      : []),
    {
      label: 'Slow (about 800 ms)',
      fault: { vendor, operation: '*', delay: { lognormal: { median: 800, sigma: 0.4 } } },
    },
    {
      label: 'Flaky (one in five is cut off)',
      fault: { vendor, operation: '*', transport: 'reset', probability: 0.2 },
    },
  ]
}
