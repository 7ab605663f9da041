import type { Call } from '../exchange/call.ts'
import { checkBody, checkParameters, decodePath, readRequestBody, rejectFindings } from '../exchange/check-request.ts'
import { noteUndeclared } from '../exchange/note-undeclared.ts'
import type { Difference } from '../journal/forwarded.ts'
import { Problem } from '../vendor/problem.ts'
import { grouped } from './grouped.ts'

/** Steps of an exchange that compare a request with the spec, in the order of the pipeline. */
const STEPS = [decodePath, readRequestBody, noteUndeclared, checkParameters, checkBody, rejectFindings] as const

/**
 * Returns how a request that another server answers differs from the spec: everything for which the double would reject
 * it before it looks at records. Undeclared names are noted in the call, as for a request to the double.
 */
export async function requestDifferences(call: Call): Promise<Difference[]> {
  try {
    for (const step of STEPS) await step(call)
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return differencesOf(error)
  }
}

function differencesOf({ kind, message, details: { findings = [] } }: Problem): Difference[] {
  if (findings.length === 0) {
    const clause = message.replace(/^The body /, '')
    return [{ of: 'request', in: 'body', at: '', keyword: kind, message: clause, count: 1 }]
  }
  return grouped(
    findings.map(({ in: where, at, keyword, message: clause }) => {
      return { of: 'request', in: where, at, keyword, message: clause, count: 1 }
    }),
  )
}
