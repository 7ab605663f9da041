import { useEffect, useState } from 'preact/hooks'

/** Time in ms for which the button waits for the second click. */
const ARMED_MS = 5000

/** Renders a button for an action that cannot be undone: the first click asks, the second one acts. */
export function ConfirmButton({ label, onConfirm }: { label: string; onConfirm: () => unknown }) {
  const [isArmed, setArmed] = useState(false)
  useEffect(() => {
    if (!isArmed) return undefined
    const timer = setTimeout(() => setArmed(false), ARMED_MS)
    return () => clearTimeout(timer)
  }, [isArmed])
  const click = () => {
    setArmed(!isArmed)
    if (isArmed) onConfirm()
  }
  return (
    <button type="button" data-armed={isArmed || undefined} onClick={click} onBlur={() => setArmed(false)}>
      {isArmed ? `Really ${label.charAt(0).toLowerCase()}${label.slice(1)}?` : label}
    </button>
  )
}
