import { useEffect, useState } from 'preact/hooks'

const BEAT_MS = 2000

/** Counts up while somebody looks at the page: a world may be changed by others, and its clock may run. */
export function useHeartbeat(): number {
  const [beats, setBeats] = useState(0)
  useEffect(() => {
    const beat = () => document.visibilityState === 'visible' && setBeats((count) => count + 1)
    const timer = setInterval(beat, BEAT_MS)
    return () => clearInterval(timer)
  }, [])
  return beats
}
