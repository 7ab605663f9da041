import type { Exchange } from '../live-journal.ts'

/** Lists the names in a request that its operation does not declare, each with the most similar declared name. */
export function UndeclaredNames({ undeclared }: { undeclared: NonNullable<Exchange['undeclared']> }) {
  return (
    <>
      <p>These names had no effect, because the operation does not declare them.</p>
      <ul>
        {undeclared.map(({ in: where, at, nearest }) => (
          <li key={`${where} ${at}`}>
            {where} <code>{at}</code>
            {nearest !== undefined && (
              <>
                : did you mean <code>{nearest}</code>?
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
