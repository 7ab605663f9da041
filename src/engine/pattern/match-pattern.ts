import { compilePattern, type Instruction, PatternLimitError, type Program } from './compile-pattern.ts'
import { parsePattern } from './parse-pattern.ts'

/** Steps that a match may still take. Several matches can share one budget. */
export interface StepBudget {
  left: number
}

/** Most bits that a match uses to remember what failed: 8 MiB. */
const MOST_BITS = 67_108_864

/**
 * Matches a regular expression as the runtime's own engine does, but in a bounded number of steps. It remembers every
 * choice that failed at a position and does not try it there again: the number of steps grows linearly with the text.
 * Patterns with back references cannot do that; only the budget bounds them.
 * @example
 * const pattern = new BoundedPattern('^(a+)+$')
 * const groups = pattern.exec('aaa', { left: 10_000 })
 */
export class BoundedPattern {
  readonly #program: Program

  /**
   * @param flags some of `i`, `m` and `s`; the flag `u` is always set
   * @throws SyntaxError if the pattern is not valid; PatternLimitError if it is too large
   */
  constructor(source: string, flags = '') {
    this.#program = compilePattern(parsePattern(source, `${flags}u`))
  }

  /**
   * Returns the first match with its groups, as `RegExp.exec` does; undefined if nothing matches.
   * @throws PatternLimitError if the budget is used up
   */
  exec(text: string, budget: StepBudget): (string | undefined)[] | undefined {
    const chars = Array.from(text)
    const matcher = new Matcher(this.#program, chars, budget)
    for (let start = 0; start <= chars.length; start++) {
      const end = matcher.run(0, start)
      if (end !== undefined) return [chars.slice(start, end).join(''), ...matcher.groups()]
    }
    return undefined
  }
}

/** Most alternatives and values that a match keeps to go back to. */
const MOST_KEPT = 1_000_000

/** Work for a match that fails here: the other alternative of a split, a value to restore, or a split that failed. */
type Undo =
  | { readonly address: number; readonly at: number }
  | { readonly register: number; readonly value: number }
  | { readonly split: number; readonly at: number }

/** Carries out the instructions of a program on one text. */
class Matcher {
  readonly #program: Program
  readonly #chars: readonly string[]
  readonly #budget: StepBudget
  readonly #registers: Int32Array
  readonly #failed: Uint32Array | undefined

  constructor(program: Program, chars: readonly string[], budget: StepBudget) {
    this.#program = program
    this.#chars = chars
    this.#budget = budget
    this.#registers = new Int32Array(program.registers).fill(-1)
    this.#failed = this.#memory()
  }

  /** Returns the end of the match that starts at a position; undefined if nothing matches there. */
  run(address: number, start: number): number | undefined {
    const undo: Undo[] = []
    let [next, at]: [number | undefined, number] = [address, start]
    while (true) {
      if (this.#budget.left-- <= 0 || undo.length > MOST_KEPT)
        throw new PatternLimitError('it takes too many steps for this text')
      const instruction = this.#program.code[next]
      if (instruction === undefined || instruction.op === 'match') return at
      const moved = this.#step(instruction, next, at, undo)
      if (moved !== undefined) {
        at = moved.at
        next = moved.next
        continue
      }
      const choice = this.#backtrack(undo)
      if (choice === undefined) return undefined
      next = choice.address
      at = choice.at
    }
  }

  /** Returns the strings that the groups of the last match matched. */
  groups(): (string | undefined)[] {
    return Array.from({ length: this.#program.groupCount - 1 }, (_, i) => this.#group(i + 1)?.join(''))
  }

  #step(
    instruction: Instruction,
    address: number,
    at: number,
    undo: Undo[],
  ): { readonly next: number; readonly at: number } | undefined {
    const next = address + 1
    switch (instruction.op) {
      case 'char': {
        const { backwards } = instruction
        const char = this.#chars[backwards ? at - 1 : at]
        if (char === undefined || !instruction.class.has(char)) return undefined
        return { next, at: backwards ? at - 1 : at + 1 }
      }
      case 'split':
        if (this.#hasFailed(instruction.id, at)) return undefined
        undo.push({ split: instruction.id, at }, { address: instruction.second, at })
        return { next: instruction.first, at }
      case 'jump':
        return { next: instruction.to, at }
      case 'store':
        this.#set(instruction.register, at, undo)
        return { next, at }
      case 'clear':
        for (let register = instruction.from; register < instruction.end; register++) this.#set(register, -1, undo)
        return { next, at }
      case 'progress':
        return this.#registers[instruction.register] === at ? undefined : { next, at }
      case 'edge':
        return this.#isEdge(instruction, at) ? { next, at } : undefined
      case 'look':
        return this.#look(next, at, undo) === instruction.negative ? undefined : { next: instruction.next, at }
      case 'reference':
        return this.#repeat(instruction, next, at)
      default:
        return { next, at }
    }
  }

  #backtrack(undo: Undo[]): { readonly address: number; readonly at: number } | undefined {
    for (let last = undo.pop(); last; last = undo.pop()) {
      if ('address' in last) return last
      if ('register' in last) this.#registers[last.register] = last.value
      else this.#setFailed(last.split, last.at)
    }
    return undefined
  }

  #set(register: number, value: number, undo: Undo[]): void {
    undo.push({ register, value: this.#registers[register] ?? -1 })
    this.#registers[register] = value
  }

  /** Returns whether a lookaround matches. What its groups match is kept if it does. */
  #look(address: number, at: number, undo: Undo[]): boolean {
    const before = this.#registers.slice()
    const isMatch = this.run(address, at) !== undefined
    for (const [register, value] of before.entries()) {
      if (value !== this.#registers[register]) undo.push({ register, value })
    }
    return isMatch
  }

  #isEdge({ source, multiline, word }: Extract<Instruction, { op: 'edge' }>, at: number): boolean {
    const [before, after] = [this.#chars[at - 1], this.#chars[at]]
    if (source === '^') return before === undefined || (multiline && isLineEnd(before))
    if (source === '$') return after === undefined || (multiline && isLineEnd(after))
    const isWord = (char: string | undefined) => char !== undefined && word.has(char)
    return (isWord(before) !== isWord(after)) === (source === '\\b')
  }

  #repeat({ groups, ignoreCase, backwards }: Extract<Instruction, { op: 'reference' }>, next: number, at: number) {
    const group = groups.map((index) => this.#group(index)).find((chars) => chars !== undefined) ?? []
    this.#budget.left -= group.length
    const start = backwards ? at - group.length : at
    const isSame = group.every((char, i) => isSameChar(char, this.#chars[start + i], ignoreCase))
    return isSame && start >= 0 ? { next, at: backwards ? start : at + group.length } : undefined
  }

  #group(index: number): readonly string[] | undefined {
    const [start = -1, end = -1] = this.#registers.subarray(index * 2, index * 2 + 2)
    return start < 0 || end < 0 ? undefined : this.#chars.slice(start, end)
  }

  /** Returns room to remember failed choices; undefined if that would be wrong or too large. */
  #memory(): Uint32Array | undefined {
    const { splits, hasReferences } = this.#program
    const bits = splits * (this.#chars.length + 1)
    return hasReferences || bits > MOST_BITS ? undefined : new Uint32Array(Math.ceil(bits / 32))
  }

  /** Returns whether both alternatives of a split failed at this position before. */
  #hasFailed(split: number, at: number): boolean {
    if (!this.#failed) return false
    const bit = split * (this.#chars.length + 1) + at
    return ((this.#failed[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
  }

  #setFailed(split: number, at: number): void {
    if (!this.#failed) return
    const bit = split * (this.#chars.length + 1) + at
    this.#failed[bit >>> 5] = (this.#failed[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }
}

function isLineEnd(char: string): boolean {
  return /[\n\r\u2028\u2029]/.test(char)
}

function isSameChar(char: string, other: string | undefined, ignoreCase: boolean): boolean {
  if (char === other) return true
  if (!ignoreCase || other === undefined) return false
  return char.toLowerCase() === other.toLowerCase() || char.toUpperCase() === other.toUpperCase()
}
