import { statSync } from 'node:fs'
import { LARGEST_FILE } from '../../scenarios/parse-yaml.ts'
import { styled } from '../style.ts'
import type { Form } from './export-options.ts'
import { writeLines } from './write-lines.ts'

/**
 * Writes an exported world to a file, or to standard output. Warns if the file is a scenario that is too large to load.
 * @throws UsageError if the file cannot be written
 */
export async function writeWorld(
  form: Form,
  file: string | undefined,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  await writeLines(file, lines)
  if (form === 'archive' || file === undefined) return
  const { size } = statSync(file)
  if (size <= LARGEST_FILE) return
  const warning = `${file} has ${size} bytes, but a scenario file must be no larger than ${LARGEST_FILE}: export an archive, or split the file with "extends".`
  console.error(styled('yellow', warning, process.stderr))
}
