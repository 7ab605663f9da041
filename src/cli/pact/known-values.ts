import { readFile, stat } from 'node:fs/promises'
import { describeFileError } from '../../errors/file-error.ts'
import { isObject } from '../../pacts/json.ts'
import { parseYaml } from '../../scenarios/parse-yaml.ts'
import { UsageError } from '../usage-error.ts'

/** Largest file of known values, in bytes. */
const LARGEST_FILE = 1_048_576

/**
 * Reads a YAML or JSON file with the values of a real account, by setting, reference or name of a record.
 * @throws UsageError if the file cannot be read, is larger than 1 MiB, or is not a map of strings
 */
export async function readKnownValues(file: string): Promise<ReadonlyMap<string, string>> {
  const text = await readText(file)
  const { value, errors } = await parseYaml(text)
  const [error] = errors
  if (error) throw new UsageError(`${file} is not valid YAML: ${error.message}`)
  if (!isObject(value)) throw new UsageError(`${file} must be a map of names to values, such as "kore.streamId: st-1".`)
  return new Map(
    Object.entries(value).map(([name, known]) => {
      if (typeof known === 'string' || typeof known === 'number') return [name, String(known)]
      throw new UsageError(`${file}: the value of "${name}" must be a string.`)
    }),
  )
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file)
    if (size <= LARGEST_FILE) return await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${describeFileError(error)}.`)
  }
  throw new UsageError(`${file} is larger than 1 MiB, the limit for a file of --known.`)
}
