import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { hrefOf } from '../route.ts'
import { shortenIds } from '../ui/short-id.ts'
import { type Loaded, useLoaded } from '../use-loaded.ts'
import { type Change, changesIn, type ValueChange } from './patch.ts'

/** Loads the changes that a request caused in its world. */
export function useChanges(world: string, number: number): Loaded<readonly Change[]> {
  return useLoaded(`${world} ${number}`, [], async () => {
    const [forward, backward] = await Promise.all([
      readPatch(world, `before:${number}`, `exchange:${number}`),
      readPatch(world, `exchange:${number}`, `before:${number}`),
    ])
    return changesIn(forward, backward)
  })
}

/** Shows what a request changed in its world. */
export function Changes({ loaded: { value, failure } }: { loaded: Loaded<readonly Change[]> }) {
  return (
    <>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {value?.length === 0 && <p>The request changed nothing.</p>}
      {value?.map((change) => (
        <ChangeItem key={change.title} change={change} />
      ))}
    </>
  )
}

function ChangeItem({ change: { title, kind, record, values } }: { change: Change }) {
  const { world } = useInspector()
  return (
    <div class="change">
      <h3>
        <span class="mark" data-change={kind}>
          {kind}
        </span>{' '}
        {record && kind !== 'removed' ? (
          <a href={hrefOf(world, 'records', ...record)}>{shortenIds(title)}</a>
        ) : (
          shortenIds(title)
        )}
      </h3>
      <ul class="diff">
        {values.map((value) => (
          <ChangedValue key={value.pointer} value={value} />
        ))}
      </ul>
    </div>
  )
}

function ChangedValue({ value: { pointer, before, after } }: { value: ValueChange }) {
  return (
    <li>
      {pointer !== '' && <code>{pointer}</code>}
      {before !== undefined && (
        <del>
          <span class="visually-hidden">before: </span>
          {before}
        </del>
      )}
      {after !== undefined && (
        <ins>
          <span class="visually-hidden">after: </span>
          {after}
        </ins>
      )}
    </li>
  )
}

function readPatch(world: string, from: string, to: string) {
  return unwrap(control.GET('/_control/worlds/{world}/diff', { params: { path: { world }, query: { from, to } } }))
}
