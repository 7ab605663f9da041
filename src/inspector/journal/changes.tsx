import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { addressOf } from '../route.ts'
import { useLoaded } from '../use-loaded.ts'
import { type Change, changesIn, type Part } from './patch.ts'

/** What an exchange changed in its world. */
export function Changes({ number }: { number: number }) {
  const { world } = useDesk()
  const { value, failure } = useLoaded(`${world} ${number}`, [], async () => {
    const [there, back] = await Promise.all([
      patchBetween(world, `before:${number}`, `exchange:${number}`),
      patchBetween(world, `exchange:${number}`, `before:${number}`),
    ])
    return changesIn(there, back)
  })
  return (
    <section class="panel" aria-labelledby="changes-title">
      <h3 id="changes-title">What it changed</h3>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {value?.length === 0 && <p>Nothing.</p>}
      {value?.map((change) => (
        <ChangeOf key={change.title} change={change} />
      ))}
    </section>
  )
}

function ChangeOf({ change: { title, kind, record, parts } }: { change: Change }) {
  const { world } = useDesk()
  return (
    <div class="change">
      <h4>
        <span class="mark" data-change={kind}>
          {kind}
        </span>{' '}
        {record && kind !== 'removed' ? <a href={addressOf(world, 'records', ...record)}>{title}</a> : title}
      </h4>
      <ul class="diff">
        {parts.map((part) => (
          <PartOf key={part.at} part={part} />
        ))}
      </ul>
    </div>
  )
}

function PartOf({ part: { at, was, is } }: { part: Part }) {
  return (
    <li>
      {at !== '' && <code>{at}</code>}
      {was !== undefined && (
        <del>
          <span class="hidden">was </span>
          {was}
        </del>
      )}
      {is !== undefined && (
        <ins>
          <span class="hidden">is </span>
          {is}
        </ins>
      )}
    </li>
  )
}

function patchBetween(world: string, from: string, to: string) {
  return told(control.GET('/_control/worlds/{world}/diff', { params: { path: { world }, query: { from, to } } }))
}
