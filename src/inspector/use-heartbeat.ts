import { useEffect, useState } from 'preact/hooks'

const INTERVAL_MS = 2000

/**
 * Counts up every two seconds while the page is visible. The page then reloads the world: other clients may have changed
 * it, and its clock may run.
 */
export function useHeartbeat(): number {
  const [beats, setBeats] = useState(0)
  useEffect(() => {
    const beat = () => document.visibilityState === 'visible' && setBeats((count) => count + 1)
    const timer = setInterval(beat, INTERVAL_MS)
    return () => clearInterval(timer)
  }, [])
  return beats
}
