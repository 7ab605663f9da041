import type { Metafile } from 'esbuild'

/** Packages whose content became part of src/generated/. */
const bundled = new Set<string>()

/** Records the packages that a bundle contains. */
export function noteBundledPackages(metafile: Metafile): void {
  for (const name of packagesIn(metafile)) bundled.add(name)
}

/** Records a package whose content is copied in another way. */
export function noteBundledPackage(name: string): void {
  bundled.add(name)
}

/** Returns the names of the packages of which a bundle contains code. */
function packagesIn({ outputs }: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs))
  return inputs.flatMap(([path, { bytesInOutput }]) => {
    const name = packageOf(path)
    return name === undefined || bytesInOutput === 0 ? [] : [name]
  })
}

/** Returns the name of the package that a file belongs to; undefined for a file of ours. */
export function packageOf(path: string): string | undefined {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
}

/** Writes the recorded packages as a JSON list. */
export function writeBundledPackages(): string {
  return `${JSON.stringify([...bundled].toSorted(), null, 2)}\n`
}
