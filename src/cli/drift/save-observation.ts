import { readFile } from 'node:fs/promises'
import type { DriftReport } from '../../drift/drift-report.ts'
import { readObservation } from '../../drift/observation.ts'
import { observe } from '../../drift/observe.ts'
import { describeFileError } from '../../errors/file-error.ts'
import { writeFileOrThrow } from '../file-error.ts'
import { UsageError } from '../usage-error.ts'

/** Adds what a report shows to the observation in a file, which may not exist yet. */
export async function saveObservation(file: string, report: DriftReport): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new UsageError(`${file} cannot be read: ${describeFileError(error)}.`)
  })
  const earlier = text === undefined ? undefined : readObservation(text)
  if (text !== undefined && !earlier) {
    throw new UsageError(`${file} is not a file that drift check --save wrote: choose another name.`)
  }
  await writeFileOrThrow(file, `${JSON.stringify(observe(report, earlier), null, 2)}\n`)
}
