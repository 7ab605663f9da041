import { checkTree } from './check-tree.ts'
import { decodeUtf8 } from './decode-utf8.ts'
import { LARGEST_FILE, type ParsedYaml, parseYaml } from './parse-yaml.ts'
import type { Path } from './path.ts'
import type { Place, ScenarioSource } from './source.ts'
import { ScenarioError, type SourceError, toSourceError } from './source-error.ts'

/**
 * Parses the YAML of a scenario.
 * @param content the YAML, as a string or as the bytes of its file, which must be UTF-8
 * @param file name of the file in error messages
 * @throws ScenarioError with all syntax errors
 * @example
 * const source = await readSource('scenario: empty-desk\ndescribe: No records', 'empty-desk.yaml')
 * const emulator = createEmulator({ scenarios: [source], scenario: 'empty-desk' })
 */
export async function readSource(content: string | Uint8Array, file: string): Promise<ScenarioSource> {
  if (content.length > LARGEST_FILE) throw tooLarge(file)
  const text = typeof content === 'string' ? content : decodeUtf8(content)
  if (typeof text !== 'string') throw notUtf8(file, text)
  const parsed = await parseYaml(text)
  if (parsed.errors.length > 0) throw syntaxErrors(file, parsed)
  const source = {
    file,
    raw: parsed.value,
    placeOf: (path: Path, part: 'key' | 'value' = 'value') => placeIn(parsed, path, part),
  }
  const error = checkTree(source.raw)
  if (error) throw new ScenarioError(file, [toSourceError(source, error)])
  return source
}

/** Creates the error of a file that is larger than a scenario may be. */
function tooLarge(file: string): ScenarioError {
  const expected = `must be no larger than ${LARGEST_FILE} bytes`
  const cure = 'use "generate" for many records, or split the scenario with "extends"'
  return new ScenarioError(file, [
    { file, line: 1, column: 1, at: '', expected, message: `the file ${expected}; ${cure}` },
  ])
}

function notUtf8(file: string, place: Place): ScenarioError {
  const expected = 'must be UTF-8'
  return new ScenarioError(file, [
    {
      file,
      ...place,
      at: '',
      expected,
      message: 'is not UTF-8: this byte starts no character; save the file as UTF-8',
    },
  ])
}

function syntaxErrors(file: string, { errors, placeAt }: ParsedYaml): ScenarioError {
  const toError = ({ offset, message }: ParsedYaml['errors'][number]): SourceError => {
    const expected = 'must be valid YAML'
    return { file, ...placeAt(offset), at: '', expected, message: `is not valid YAML: ${message}` }
  }
  return new ScenarioError(file, errors.map(toError))
}

/** Returns the place of the entry at a path, or of its nearest parent. */
function placeIn({ value, offsets, start, placeAt }: ParsedYaml, path: Path, part: 'key' | 'value'): Place {
  let container = value
  let offset = start
  for (const [i, step] of path.entries()) {
    if (typeof container !== 'object' || container === null) break
    const at = offsets.get(container)?.get(step)
    if (!at) break
    offset = part === 'key' && i === path.length - 1 ? at.key : at.value
    container = Object.getOwnPropertyDescriptor(container, step)?.value
  }
  return placeAt(offset)
}
