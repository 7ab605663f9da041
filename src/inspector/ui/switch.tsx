/** Renders a button that is on or off. */
export function Switch({ on, label, onToggle }: { on: boolean; label: string; onToggle: (on: boolean) => unknown }) {
  return (
    <button type="button" role="switch" aria-checked={on} onClick={() => onToggle(!on)}>
      {label}
    </button>
  )
}
