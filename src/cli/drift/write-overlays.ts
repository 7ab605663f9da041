import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { isUrl, readLocation } from '../../adapters/read-location.ts'
import type { CheckedDrift } from '../../drift/check-drift.ts'
import { createOverlay } from '../../drift/overlay/create-overlay.ts'
import { writeFileOrThrow } from '../file-error.ts'
import { styled } from '../style.ts'
import { UsageError } from '../usage-error.ts'
import type { SpecChoice } from '../vendor-choice.ts'

/**
 * Writes the overlay that brings a spec in line with the traffic.
 * @throws UsageError if the traffic belongs to several vendors, or the file is not an overlay that this command wrote
 */
export async function writeOverlays(
  file: string,
  { findings }: CheckedDrift,
  specs: readonly SpecChoice[],
): Promise<void> {
  const [found, second] = [...findings]
  if (!found) return
  const [vendor, entries] = found
  if (second) {
    const names = [...findings.keys()].map(({ name }) => name).join(' and ')
    throw new UsageError(`--overlay writes one overlay, but the traffic is of ${names}: choose one with --vendor.`)
  }
  await refuseForeignFile(file)
  const choice = specs.find(({ name }) => name === vendor.name) ?? (specs.length === 1 ? specs[0] : undefined)
  const version = choice ? await versionOf(choice.spec) : '3.1'
  if (version === '2.0') {
    throw new UsageError(
      `${choice?.spec} is written in Swagger 2.0: convert it to OpenAPI 3 to write an overlay for it.`,
    )
  }
  const { overlay, uncovered } = createOverlay(vendor, entries, {
    isOld: version === '3.0',
    extends: choice && locationFrom(file, choice.spec),
  })
  const { stringify } = await import('yaml')
  await writeFileOrThrow(file, /\.json$/i.test(file) ? `${JSON.stringify(overlay, null, 2)}\n` : stringify(overlay))
  const rest = uncovered === 0 ? '' : ` without ${uncovered} that no overlay can express`
  console.error(styled('dim', `${file} covers ${entries.length - uncovered} differences${rest}`, process.stderr))
}

/** Other commands read overlays with this option, so a user's own overlay must not be lost. */
async function refuseForeignFile(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined || /^\s*"?x-drift"?: true/m.test(text)) return
  throw new UsageError(`${file} exists and was not written by drift check --overlay: choose another name.`)
}

async function versionOf(spec: string): Promise<'2.0' | '3.0' | '3.1'> {
  const text = await readLocation(spec).catch(() => '')
  const [, key, version = ''] = /^\s*"?(openapi|swagger)"?\s*:\s*["']?(\d\.\d)/m.exec(text) ?? []
  if (key === 'swagger') return '2.0'
  return version === '3.0' ? '3.0' : '3.1'
}

function locationFrom(file: string, spec: string): string {
  if (isUrl(spec)) return spec
  const path = relative(dirname(resolve(file)), resolve(spec)).replaceAll('\\', '/')
  return path.startsWith('.') ? path : `./${path}`
}
