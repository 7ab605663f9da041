import type { ControlSchemas } from '../control.ts'

/** Lists everything that is wrong with a request or a record, each finding with its location. */
export function Findings({ findings }: { findings: readonly ControlSchemas['Finding'][] }) {
  if (findings.length === 0) return null
  return (
    <ul class="findings">
      {findings.map((finding, i) => (
        <li key={i}>
          <code>{formatLocation(finding)}</code> {finding.message}
          {finding.value !== undefined && (
            <>
              , got <code>{formatValue(finding.value)}</code>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

const MAX_LENGTH = 80

function formatLocation({ in: where, at }: ControlSchemas['Finding']): string {
  return at === '' ? where : `${where} ${at}`
}

function formatValue(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
}
