import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Option } from 'commander'
import { type Observation, readObservation } from '../drift/observation.ts'
import { describeFileError } from '../errors/file-error.ts'
import { isObject, parseJson } from '../pacts/json.ts'
import { UsageError } from './usage-error.ts'

/** Folder whose files are read if none is named. */
const DEFAULT_FOLDER = 'observed'
const FORMAT = 1

/** Option `--observed`, with files of `deskdouble drift check --save`. */
export function observedOption(): Option {
  return new Option(
    '--observed <files...>',
    `files of deskdouble drift check --save; defaults to those in ./${DEFAULT_FOLDER}`,
  )
}

/** Reads observations from files, or from the default folder if it exists. @throws UsageError for another file */
export async function readObservations(files: readonly string[] | undefined): Promise<readonly Observation[]> {
  return Promise.all((files ?? (await defaultFiles())).map(readObservationFile))
}

async function defaultFiles(): Promise<string[]> {
  const names = await readdir(DEFAULT_FOLDER).catch(() => [])
  return names
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(DEFAULT_FOLDER, name))
}

async function readObservationFile(file: string): Promise<Observation> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${file} cannot be read: ${describeFileError(error)}.`)
  })
  const observation = readObservation(text)
  if (observation) return observation
  const value = parseJson(text)
  if (isObject(value) && typeof value['format'] === 'number' && value['format'] !== FORMAT) {
    throw new UsageError(
      `${file} has the observation format ${value['format']}, but this version reads format ${FORMAT}: save it again.`,
    )
  }
  throw new UsageError(`${file} is not an observation: create one with deskdouble drift check --save.`)
}
