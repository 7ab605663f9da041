import type { Exchange } from '../live-journal.ts'

interface UndeclaredNamesProps {
  readonly undeclared: NonNullable<Exchange['undeclared']>
  /** true if another server received them, which may know them */
  readonly isForwarded: boolean
}

/** Lists the names in a request that its operation does not declare, each with the most similar declared name. */
export function UndeclaredNames({ undeclared, isForwarded }: UndeclaredNamesProps) {
  return (
    <>
      <p>
        {isForwarded
          ? 'The operation does not declare these names.'
          : 'These names had no effect, because the operation does not declare them.'}
      </p>
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
