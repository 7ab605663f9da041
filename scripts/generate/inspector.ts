import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { noteBundledPackages } from './bundled-packages.ts'

const TYPES = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' } as const

/** Writes the inspector as a module: it is then served wherever the emulator runs, and asks nobody for anything. */
export async function writeInspector(folder: string): Promise<string> {
  const script = await bundled(join(folder, 'main.tsx'))
  const style = await bundled(join(folder, 'inspector.css'))
  const parts = {
    'inspector.js': { type: TYPES.js, text: script },
    'inspector.css': { type: TYPES.css, text: style },
    'icon.svg': { type: TYPES.svg, text: readFileSync(join(folder, 'icon.svg'), 'utf8') },
  }
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  return `// Made by scripts/generate.ts from src/inspector/. Do not edit.

export const page = ${JSON.stringify(page)}

export const parts: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
${Object.entries(parts)
  .map(([name, { type, text }]) => `  ${JSON.stringify(name)}: { type: '${type}', text: ${JSON.stringify(text)} },`)
  .join('\n')}
}
`
}

async function bundled(file: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    bundle: true,
    metafile: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    // What the browsers can that know light-dark() as well.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'inline',
  })
  noteBundledPackages(metafile)
  return outputFiles[0]?.text ?? ''
}
