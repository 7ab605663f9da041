import type { Told } from '../../vendors/control/api.ts'

/** All that is wrong with a request or a record, each with its place. */
export function Findings({ findings }: { findings: readonly Told['Finding'][] }) {
  if (findings.length === 0) return null
  return (
    <ul class="findings">
      {findings.map((finding, i) => (
        <li key={i}>
          <code>{placeText(finding)}</code> {finding.message}
          {finding.value !== undefined && (
            <>
              , and is <code>{shortText(finding.value)}</code>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

const LONGEST = 80

function placeText({ in: where, at }: Told['Finding']): string {
  return at === '' ? where : `${where} ${at}`
}

function shortText(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
