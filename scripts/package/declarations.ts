import { globSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Deletes every declaration file below a folder that the entry points do not reach, directly or through others. */
export function pruneDeclarations(folder: string, entryPoints: readonly string[]): void {
  const reached = reachableFrom(entryPoints)
  for (const file of globSync('**/*.d.ts', { cwd: folder })) {
    if (!reached.has(join(folder, file))) rmSync(join(folder, file))
  }
}

/** Returns the given declaration files and every declaration file that they import. */
function reachableFrom(entryPoints: readonly string[]): Set<string> {
  const reached = new Set(entryPoints)
  // A set also iterates over entries that are added meanwhile.
  for (const file of reached) {
    for (const specifier of relativeImportsIn(readFileSync(file, 'utf8'))) {
      reached.add(join(dirname(file), specifier.replace(/\.ts$/, '.d.ts')))
    }
  }
  return reached
}

/** Returns the relative specifiers of `import … from`, `export … from` and `import('…')` in a declaration file. */
function relativeImportsIn(text: string): string[] {
  return [...text.matchAll(/(?:from |import\()["'](\.{1,2}\/[^"']+)["']/g)].map(([, specifier = '']) => specifier)
}
