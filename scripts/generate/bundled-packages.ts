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
export function packagesIn({ outputs }: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs))
  return inputs.flatMap(([path, { bytesInOutput }]) => {
    const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? []
    return name === undefined || bytesInOutput === 0 ? [] : [name]
  })
}

/** Writes the recorded packages as a JSON list. */
export function writeBundledPackages(): string {
  return `${JSON.stringify([...bundled].toSorted(), null, 2)}\n`
}
