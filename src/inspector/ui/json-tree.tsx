import { isObject } from '../../world/is-object.ts'
import { shortenIds } from './short-id.ts'

/** Depth down to which a tree is open at first. */
const OPEN_DEPTH = 2

interface JsonTreeProps {
  readonly value: unknown
  /** name of the value in its parent; undefined for the root */
  readonly name?: string
  readonly depth?: number
}

/** Shows a JSON value as a tree whose branches can be closed. */
export function JsonTree({ value, name, depth = 0 }: JsonTreeProps) {
  const members = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : undefined
  if (!members || members.length === 0) return <Leaf name={name} value={value} />
  const children = (
    <ul>
      {members.map(([key, member]) => (
        <li key={key}>
          <JsonTree name={String(key)} value={member} depth={depth + 1} />
        </li>
      ))}
    </ul>
  )
  if (name === undefined) return <div class="tree">{children}</div>
  return (
    <details open={depth < OPEN_DEPTH}>
      <summary>
        <span class="tree-name">{name}</span>{' '}
        <small>{Array.isArray(value) ? `[${members.length}]` : `{${members.length}}`}</small>
      </summary>
      {children}
    </details>
  )
}

function Leaf({ name, value }: { name: string | undefined; value: unknown }) {
  const text = JSON.stringify(value) ?? ''
  return (
    <>
      {name !== undefined && <span class="tree-name">{name}: </span>}
      <code data-type={value === null ? 'null' : typeof value} title={text}>
        {shortenIds(text)}
      </code>
    </>
  )
}
