import { CharClass, type PatternNode } from './syntax-tree.ts'

/** A parsed regular expression. */
export interface ParsedPattern {
  readonly root: PatternNode
  /** number of groups, the whole match included */
  readonly groupCount: number
  readonly hasReferences: boolean
}

/**
 * Parses a regular expression with the flag `u`. The runtime's own engine checks its syntax first, and later decides
 * which characters a class has; only the structure is read here.
 * @throws SyntaxError
 */
export function parsePattern(source: string, flags: string): ParsedPattern {
  checkSyntax(source, flags)
  return new PatternParser(source, flags).parse()
}

function checkSyntax(source: string, flags: string): RegExp {
  return new RegExp(source, flags)
}

/** Parses a regular expression whose syntax is valid. */
class PatternParser {
  readonly #source: string
  #flags: string
  #at = 0
  #groupCount = 1
  #hasReferences = false
  readonly #named = new Map<string, number[]>()

  constructor(source: string, flags: string) {
    this.#source = source
    this.#flags = flags
  }

  parse(): ParsedPattern {
    const root = this.#choice()
    return { root, groupCount: this.#groupCount, hasReferences: this.#hasReferences }
  }

  #choice(): PatternNode {
    const options = [this.#sequence()]
    while (this.#take('|')) options.push(this.#sequence())
    const [only, ...others] = options
    return only && others.length === 0 ? only : { kind: 'choice', options }
  }

  #sequence(): PatternNode {
    const items: PatternNode[] = []
    while (this.#at < this.#source.length && !this.#isAt('|') && !this.#isAt(')')) items.push(this.#term())
    return { kind: 'sequence', items }
  }

  #term(): PatternNode {
    const firstGroup = this.#groupCount
    const body = this.#atom()
    const [text, exact, from, to = ''] = this.#takeMatch(/[*+?]|\{(?:(\d+)\}|(\d+),(\d*)\})/y) ?? []
    if (text === undefined) return body
    const greedy = !this.#take('?')
    const range = { firstGroup, endGroup: this.#groupCount }
    const [min, max] = rangeOf(text, exact, from, to)
    return { kind: 'repetition', body, min, max, greedy, ...range }
  }

  #atom(): PatternNode {
    const flags = this.#flags
    for (const source of ['^', '$', '\\b', '\\B'] as const) {
      if (this.#take(source)) return { kind: 'assertion', source, flags }
    }
    if (this.#isAt('(')) return this.#parenthesis()
    const [, name, number] = this.#takeMatch(/\\(?:k<([^>]+)>|([1-9]\d*))/y) ?? []
    if (name !== undefined || number !== undefined) return this.#reference(name, number)
    const [char = ''] =
      this.#takeMatch(/\[(?:\\.|[^\]\\])*\]/suy) ??
      this.#takeMatch(
        /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|[upP]\{[^}]*\}|x..|c.|.)/suy,
      ) ??
      this.#takeMatch(/./suy) ??
      []
    return { kind: 'char', class: new CharClass(char, flags) }
  }

  #reference(name: string | undefined, number: string | undefined): PatternNode {
    this.#hasReferences = true
    const groups = () => (name === undefined ? [Number(number)] : (this.#named.get(name) ?? []))
    return { kind: 'reference', groups, ignoreCase: this.#flags.includes('i') }
  }

  #parenthesis(): PatternNode {
    const [, look] = this.#takeMatch(/\(\?(<?[=!])/y) ?? []
    if (look !== undefined) {
      const body = this.#body()
      return { kind: 'look', body, behind: look.startsWith('<'), negative: look.endsWith('!') }
    }
    const [modifiers, added = '', removed = ''] = this.#takeMatch(/\(\?([ims]*)(?:-([ims]*))?:/y) ?? []
    if (modifiers !== undefined) return this.#modified(added, removed)
    const [, name] = this.#takeMatch(/\((?:\?<([^>]+)>)?/y) ?? []
    const index = this.#groupCount++
    if (name !== undefined) this.#named.set(name, [...(this.#named.get(name) ?? []), index])
    return { kind: 'group', index, body: this.#body() }
  }

  #modified(added: string, removed: string): PatternNode {
    const outer = this.#flags
    this.#flags = [...new Set(outer + added)].filter((flag) => !removed.includes(flag)).join('')
    const body = this.#body()
    this.#flags = outer
    return body
  }

  #body(): PatternNode {
    const body = this.#choice()
    this.#take(')')
    return body
  }

  #isAt(text: string): boolean {
    return this.#source.startsWith(text, this.#at)
  }

  #take(text: string): boolean {
    if (!this.#isAt(text)) return false
    this.#at += text.length
    return true
  }

  /** Takes what a sticky expression matches at the present place. */
  #takeMatch(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at
    const match = expression.exec(this.#source)
    if (!match) return undefined
    this.#at += match[0].length
    return match
  }
}

function rangeOf(text: string, exact: string | undefined, from: string | undefined, to: string): [number, number] {
  if (text === '*') return [0, Number.POSITIVE_INFINITY]
  if (text === '+') return [1, Number.POSITIVE_INFINITY]
  if (text === '?') return [0, 1]
  if (exact !== undefined) return [Number(exact), Number(exact)]
  return [Number(from), to === '' ? Number.POSITIVE_INFINITY : Number(to)]
}
