import { preview } from 'vite'

/** Serves the built site on this machine, below a base path. */
export async function serve(base: string): Promise<void> {
  const server = await preview({
    root: import.meta.dirname,
    base,
    configFile: false,
    appType: 'mpa',
    build: { outDir: 'dist' },
    preview: { host: '127.0.0.1', port: 4173 },
  })
  server.printUrls()
}
