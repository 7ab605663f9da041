import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { hrefOf } from '../route.ts'
import { useLoaded } from '../use-loaded.ts'
import { type Change, changesIn, type ValueChange } from './patch.ts'

/** Shows what a request changed in its world. */
export function Changes({ number }: { number: number }) {
  const { world } = useInspector()
  const { value, failure } = useLoaded(`${world} ${number}`, [], async () => {
    const [forward, backward] = await Promise.all([
      readPatch(world, `before:${number}`, `exchange:${number}`),
      readPatch(world, `exchange:${number}`, `before:${number}`),
    ])
    return changesIn(forward, backward)
  })
  return (
    <section class="panel" aria-labelledby="changes-title">
      <h3 id="changes-title">What changed</h3>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {value?.length === 0 && <p>Nothing.</p>}
      {value?.map((change) => (
        <ChangeItem key={change.title} change={change} />
      ))}
    </section>
  )
}

function ChangeItem({ change: { title, kind, record, values } }: { change: Change }) {
  const { world } = useInspector()
  return (
    <div class="change">
      <h4>
        <span class="mark" data-change={kind}>
          {kind}
        </span>{' '}
        {record && kind !== 'removed' ? <a href={hrefOf(world, 'records', ...record)}>{title}</a> : title}
      </h4>
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
