import type { Path } from './path.ts'
import type { Place, ScenarioSource } from './source.ts'
import { ScenarioError, type SourceError } from './source-error.ts'

/**
 * Parses the YAML of a scenario.
 * @param file name of the file in error messages
 * @throws ScenarioError with all syntax errors
 * @example
 * const source = await readSource('scenario: empty-desk\ndescribe: No records', 'empty-desk.yaml')
 * const emulator = createEmulator({ scenarios: [source], scenario: 'empty-desk' })
 */
export async function readSource(text: string, file: string): Promise<ScenarioSource> {
  // Imported only here: the packaged scenarios are compiled to JavaScript and need no YAML parser.
  const { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  if (document.errors.length > 0) {
    throw new ScenarioError(
      file,
      document.errors.map(({ message, pos }) => syntaxError(message, file, placeAt(pos[0]))),
    )
  }
  const offsetOf = (path: Path, part: 'key' | 'value'): number | undefined => {
    let node: unknown = document.contents
    let offset = document.contents?.range?.[0]
    for (const [i, step] of path.entries()) {
      if (isAlias(node)) node = node.resolve(document)
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step))
        if (!pair) return offset
        node = pair.value
        const isKey = part === 'key' && i === path.length - 1
        offset = (isKey ? undefined : rangeOf(pair.value)) ?? rangeOf(pair.key)
      } else if (isSeq(node)) {
        node = node.items[Number(step)]
        offset = rangeOf(node) ?? offset
      } else return offset
    }
    return offset
  }
  return {
    file,
    raw: toJS(document, file),
    placeOf: (path, part = 'value') => {
      const offset = offsetOf(path, part)
      return offset === undefined ? undefined : placeAt(offset)
    },
  }
}

function syntaxError(problem: string, file: string, place: Place): SourceError {
  return { file, ...place, at: '', expected: 'must be valid YAML', message: `is not valid YAML: ${problem}` }
}

/** Converts a document to a value. Throws a ScenarioError if an alias has no anchor or there are too many aliases. */
function toJS(document: { toJS: () => unknown }, file: string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    throw new ScenarioError(file, [syntaxError(problem, file, { line: 1, column: 1 })])
  }
}

function rangeOf(node: unknown): number | undefined {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  return Array.isArray(range) ? Number(range[0]) : undefined
}
