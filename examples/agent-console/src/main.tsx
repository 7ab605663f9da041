import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { VendorName, World } from './connection.ts'
import { DeskPanel } from './desk-panel.tsx'
import { bird } from './desks/bird.ts'
import type { OpenDesk } from './desks/desk.ts'
import { genesys } from './desks/genesys.ts'
import { kore } from './desks/kore.ts'
import { singularity } from './desks/singularity.ts'
import { findWorld } from './find-world.ts'
import './style.css'

const DESKS: Readonly<Record<VendorName, OpenDesk>> = { genesys, kore, singularity, bird }

const place = document.getElementById('app')
if (place) createRoot(place).render(<StrictMode>{<Console world={await findWorld()} />}</StrictMode>)

function Console({ world: { baseUrl, credentials } }: { world: World }) {
  const open = Object.entries(DESKS).map(([name, openDesk]) => {
    return openDesk({ baseUrl, ...credentials[name as VendorName] })
  })
  return (
    <>
      <h1>Agents</h1>
      {open.map((desk) => (
        <DeskPanel key={desk.title} desk={desk} />
      ))}
    </>
  )
}
