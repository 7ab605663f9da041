import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** With `deskdouble exec`, passes the URL and credentials of its world to the page. */
export default defineConfig(async ({ command }) => {
  const { DESKDOUBLE_URL: url } = process.env
  const world = command === 'serve' && url ? await (await fetch(`${url}/_control/worlds/default`)).json() : null
  return { plugins: [react()], define: { DESK: JSON.stringify(world) } }
})
