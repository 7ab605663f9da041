/** A button that is on or off. */
export function Switch({ on, label, flip }: { on: boolean; label: string; flip: (on: boolean) => unknown }) {
  return (
    <button type="button" role="switch" aria-checked={on} onClick={() => flip(!on)}>
      {label}
    </button>
  )
}
