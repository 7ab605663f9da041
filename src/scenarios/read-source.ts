import type { Path } from './path.ts'
import type { Place, ScenarioSource } from './source.ts'
import { ScenarioError, type SourceError } from './source-error.ts'

/**
 * Reads a scenario's YAML.
 * @param file its name, as mistakes shall tell it
 * @throws ScenarioError with every mistake in its syntax
 */
export async function readSource(text: string, file: string): Promise<ScenarioSource> {
  // Loaded when a file is read: the scenarios of the package are no YAML any more when they are served.
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
      document.errors.map(({ message, pos }) => syntaxMistake(message, file, placeAt(pos[0]))),
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
        const named = part === 'key' && i === path.length - 1
        offset = (named ? undefined : rangeOf(pair.value)) ?? rangeOf(pair.key)
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

function syntaxMistake(problem: string, file: string, place: Place): SourceError {
  return { file, ...place, at: '', expected: 'must be YAML', message: `is no YAML: ${problem}` }
}

/** An alias that leads nowhere, or aliases that multiply without end, show only here. */
function toJS(document: { toJS: () => unknown }, file: string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    throw new ScenarioError(file, [syntaxMistake(problem, file, { line: 1, column: 1 })])
  }
}

function rangeOf(node: unknown): number | undefined {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  return Array.isArray(range) ? Number(range[0]) : undefined
}
