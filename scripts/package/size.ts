import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Installed } from './install.ts'

/** Limits of what an installation brings along. */
const MOST = { packages: 60, installed: 25, unpacked: 10 }
const MEGABYTE = 1_000_000

/** Checks the number of packages, and the size of the package and of the whole installation. @throws Error */
export function checkSize({ project, packages, unpackedSize }: Installed): void {
  const installed = sizeOf(project) / MEGABYTE
  const unpacked = unpackedSize / MEGABYTE
  console.log(
    `Installs ${packages} packages (at most ${MOST.packages}) with ${installed.toFixed(1)} MB (at most ${MOST.installed}), ` +
      `of which the package has ${unpacked.toFixed(2)} MB (at most ${MOST.unpacked})`,
  )
  if (packages > MOST.packages || installed > MOST.installed || unpacked > MOST.unpacked)
    throw new Error('The package is too large')
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
