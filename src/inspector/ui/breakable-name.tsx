import { Fragment } from 'preact'

/** Renders a name in camel case, which may break in front of its words if it is too long for a line. */
export function BreakableName({ name }: { name: string }) {
  return (
    <span>
      {name.split(/(?<=[a-z\d])(?=[A-Z])/).map((word, i) => (
        <Fragment key={i}>
          {i > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
    </span>
  )
}
