import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Beside `deskdouble exec`, the page is told the world that it administers, with credentials that lead there. */
export default defineConfig(async ({ command }) => {
  const { DESKDOUBLE_URL: url } = process.env
  const world = command === 'serve' && url ? await (await fetch(`${url}/_control/worlds/default`)).json() : null
  return { plugins: [react()], define: { DESK: JSON.stringify(world) } }
})
