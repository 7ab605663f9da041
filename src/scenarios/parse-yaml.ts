import type { Document, Parser } from 'yaml'
import { nextTurn } from '../engine/exchange/next-turn.ts'
import { DEEPEST } from './check-tree.ts'
import { type OffsetError, offsetOf, toYamlValue, type YamlValue } from './yaml-value.ts'

/** Largest scenario file, in bytes. */
export const LARGEST_FILE = 1_048_576

/** Largest number of YAML tokens: parsing that many takes about a second. */
const MOST_TOKENS = 250_000

/** Number of tokens after which other work of the process gets a turn. */
const TOKENS_PER_TURN = 2_000

/** Number of syntax errors that are reported. */
const MOST_ERRORS = 100

/** Tokens on the parser's stack besides one for each level of nesting. */
const STACK_BASE = 4

/** A parsed YAML text, with a function that converts offsets to places. */
export interface ParsedYaml extends YamlValue {
  readonly placeAt: (offset: number) => { readonly line: number; readonly column: number }
  /** offset of the first value */
  readonly start: number
}

/**
 * Parses a YAML text in bounded time. Reports errors instead of throwing them: the parser's own recursion is only
 * entered for a text that is known to nest no deeper than {@link DEEPEST} levels.
 */
export async function parseYaml(text: string): Promise<ParsedYaml> {
  // Imported only here: the packaged scenarios are compiled to JavaScript and need no YAML parser.
  const yaml = await import('yaml')
  const lines = new yaml.LineCounter()
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const failed = (...errors: OffsetError[]): ParsedYaml => ({
    value: undefined,
    offsets: new WeakMap(),
    errors,
    placeAt,
    start: 0,
  })
  lines.addNewLine(0)
  const parser = new yaml.Parser(lines.addNewLine)
  const tokens = await readTokens(text, parser, yaml)
  if ('message' in tokens) return failed(tokens)
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'error' } as const
  const documents = [...new yaml.Composer(options).compose(tokens, true, text.length)]
  const [document, second] = documents
  const errors = documents.flatMap(syntaxErrors)
  if (second) errors.push({ offset: second.range[0], message: 'A scenario file must contain one document only' })
  if (!document) return failed(...errors)
  const converted = toYamlValue(document, yaml)
  errors.push(...converted.errors)
  if (errors.length > 0) return failed(...errors.slice(0, MOST_ERRORS))
  return { ...converted, placeAt, start: offsetOf(document.contents) ?? 0 }
}

type Tokens = ReturnType<Parser['next']> extends Generator<infer Token> ? Token[] : never

/** Splits a text into tokens. Returns an error as soon as it nests too deeply or is too long. */
async function readTokens(
  text: string,
  parser: Parser,
  { Lexer }: typeof import('yaml'),
): Promise<Tokens | OffsetError> {
  const tokens: Tokens = []
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme))
    if (parser.stack.length > DEEPEST + STACK_BASE) {
      return { offset: parser.offset, message: `must not nest deeper than ${DEEPEST} levels` }
    }
    if (++count > MOST_TOKENS) return { offset: parser.offset, message: tooManyTokens() }
    if (count % TOKENS_PER_TURN === 0) await nextTurn()
  }
  tokens.push(...parser.end())
  return tokens
}

function tooManyTokens(): string {
  return `must have at most ${MOST_TOKENS} YAML tokens; use "generate" for many records, or split the scenario with "extends"`
}

function syntaxErrors({ errors }: Pick<Document, 'errors'>): OffsetError[] {
  return errors.map(({ message, pos }) => ({ offset: pos[0], message }))
}
