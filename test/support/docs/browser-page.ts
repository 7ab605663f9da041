import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
import { type OpenSite, openSite } from '../browser-worker/open-site.ts'
import type { Project } from './project.ts'

/** Opens a page with a service worker whose script is code of the documentation, and waits until it has run. */
export async function openPage({ folder }: Project, code: string): Promise<OpenSite> {
  const contents = `${code}\ndocument.title = 'ready'\n`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  })
  const site = await openSite({ script: outputFiles[0]?.text ?? '' })
  onTestFinished(site.close)
  return site
}
