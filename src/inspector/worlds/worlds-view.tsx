import type { Route } from '../route.ts'
import { BeginAgain } from './begin-again.tsx'
import { ForkForm } from './fork-form.tsx'
import { Moments } from './moments.tsx'
import { WayIn } from './way-in.tsx'
import { WorldList } from './world-list.tsx'

/** The worlds that there are; how this one began and how to get into it. */
export function WorldsView(_: Route) {
  return (
    <>
      <h2>Worlds</h2>
      <BeginAgain />
      <Moments />
      <WayIn />
      <WorldList />
      <ForkForm />
    </>
  )
}
