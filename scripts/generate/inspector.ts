import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const TYPES = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' } as const

/** Returns the inspector as a module, so that it is served in every runtime and loads nothing from other machines. */
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
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    // The oldest browsers that support light-dark() in CSS.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'inline',
  })
  return outputFiles[0]?.text ?? ''
}
