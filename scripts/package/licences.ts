import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The file in dist/ that holds the licences of the packages whose code is part of it. */
export const LICENCES_FILE = 'THIRD-PARTY-LICENSES.txt'

/**
 * Writes the licences of some packages, as their own files state them.
 * @throws Error if a package has no licence file
 */
export function writeLicences(names: readonly string[], modules: string): string {
  const sections = [...new Set(names)].toSorted().map((name) => licenceOf(name, join(modules, name)))
  const intro = 'DeskDouble contains code or data of the packages below, under these licences.\n'
  return [intro, ...sections].join(`\n${'-'.repeat(80)}\n\n`)
}

function licenceOf(name: string, folder: string): string {
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((one) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(one))
  if (file === undefined)
    throw new Error(`${name} is bundled into dist/, but has no licence file: add its licence by hand`)
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}

/** Checks that the licences of packages that are always bundled are in an installed package. */
export function checkLicences(project: string): void {
  const text = readFileSync(join(project, 'node_modules/deskdouble/dist', LICENCES_FILE), 'utf8')
  const missing = ['ajv-formats', 'preact', 'yaml'].filter((name) => !new RegExp(`^${name} \\d`, 'm').test(text))
  if (missing.length > 0) throw new Error(`${LICENCES_FILE} lacks the licences of ${missing.join(', ')}`)
}
