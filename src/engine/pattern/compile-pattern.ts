import type { ParsedPattern } from './parse-pattern.ts'
import { CharClass, type PatternNode, type Repetition } from './syntax-tree.ts'

/** One step of a compiled pattern. Addresses are indexes of instructions. */
export type Instruction =
  | { readonly op: 'char'; readonly class: CharClass; readonly backwards: boolean }
  /** tries `first`, and `second` if that fails; `id` numbers the splits of a pattern */
  | { readonly op: 'split'; first: number; second: number; readonly id: number }
  | { readonly op: 'jump'; to: number }
  /** stores the position in a register */
  | { readonly op: 'store'; readonly register: number }
  /** empties registers */
  | { readonly op: 'clear'; readonly from: number; readonly end: number }
  /** fails if nothing was matched since the position was stored in the register */
  | { readonly op: 'progress'; readonly register: number }
  | {
      readonly op: 'edge'
      readonly source: '^' | '$' | '\\b' | '\\B'
      readonly multiline: boolean
      readonly word: CharClass
    }
  /** matches the instructions from the next one to the `match` before `next` at this position, without moving on */
  | { readonly op: 'look'; next: number; readonly negative: boolean }
  | {
      readonly op: 'reference'
      readonly groups: readonly number[]
      readonly ignoreCase: boolean
      readonly backwards: boolean
    }
  | { readonly op: 'match' }

/** A pattern as instructions. */
export interface Program {
  readonly code: readonly Instruction[]
  readonly splits: number
  /** two for each group, then one for each repetition */
  readonly registers: number
  readonly groupCount: number
  readonly hasReferences: boolean
}

/** Most instructions of a pattern. */
const MOST_INSTRUCTIONS = 20_000

/**
 * Thrown when a pattern is too large, or takes too many steps to match.
 * @example
 * const isTooLarge = (error: unknown) => error instanceof PatternLimitError
 */
export class PatternLimitError extends Error {}

/** Compiles a parsed pattern. @throws PatternLimitError if it is too large */
export function compilePattern({ root, groupCount, hasReferences }: ParsedPattern): Program {
  const compiler = new PatternCompiler(groupCount * 2)
  compiler.emit(root, false)
  compiler.push({ op: 'match' })
  const { code, splits, registers } = compiler
  return { code, splits, registers, groupCount, hasReferences }
}

/** Collects the instructions of a pattern. */
class PatternCompiler {
  readonly code: Instruction[] = []
  splits = 0
  registers: number

  constructor(registers: number) {
    this.registers = registers
  }

  push<I extends Instruction>(instruction: I): I {
    if (this.code.length >= MOST_INSTRUCTIONS) throw new PatternLimitError('it is too large')
    this.code.push(instruction)
    return instruction
  }

  /** @param backwards true inside a lookbehind, which is matched from its end */
  emit(node: PatternNode, backwards: boolean): void {
    if (node.kind === 'char') this.push({ op: 'char', class: node.class, backwards })
    else if (node.kind === 'sequence') {
      for (const item of backwards ? node.items.toReversed() : node.items) this.emit(item, backwards)
    } else if (node.kind === 'choice') this.#choice(node.options, backwards)
    else if (node.kind === 'group') this.#group(node.index, node.body, backwards)
    else if (node.kind === 'repetition') this.#repetition(node, backwards)
    else if (node.kind === 'assertion') {
      const { source, flags } = node
      const word = new CharClass('\\w', flags)
      this.push({ op: 'edge', source, multiline: flags.includes('m'), word })
    } else if (node.kind === 'look') {
      const look = this.push({ op: 'look', next: 0, negative: node.negative })
      this.emit(node.body, node.behind)
      this.push({ op: 'match' })
      look.next = this.code.length
    } else {
      this.push({ op: 'reference', groups: node.groups(), ignoreCase: node.ignoreCase, backwards })
    }
  }

  #choice(options: readonly PatternNode[], backwards: boolean): void {
    const ends: { to: number }[] = []
    for (const [i, option] of options.entries()) {
      if (i === options.length - 1) {
        this.emit(option, backwards)
        continue
      }
      const split = this.#split(true)
      this.emit(option, backwards)
      ends.push(this.push({ op: 'jump', to: 0 }))
      split.second = this.code.length
    }
    for (const end of ends) end.to = this.code.length
  }

  #group(index: number, body: PatternNode, backwards: boolean): void {
    this.push({ op: 'store', register: index * 2 + (backwards ? 1 : 0) })
    this.emit(body, backwards)
    this.push({ op: 'store', register: index * 2 + (backwards ? 0 : 1) })
  }

  #repetition(repetition: Repetition, backwards: boolean): void {
    const { min, max } = repetition
    for (let i = 0; i < min; i++) this.#iteration(repetition, backwards)
    if (max === Number.POSITIVE_INFINITY) {
      const start = this.code.length
      const split = this.#split(repetition.greedy)
      this.#iteration(repetition, backwards, this.registers++)
      this.push({ op: 'jump', to: start })
      leaveAt(split, repetition.greedy, this.code.length)
      return
    }
    const splits: { first: number; second: number }[] = []
    for (let i = min; i < max; i++) {
      splits.push(this.#split(repetition.greedy))
      this.#iteration(repetition, backwards, this.registers++)
    }
    for (const split of splits) leaveAt(split, repetition.greedy, this.code.length)
  }

  /** @param progress the register of the position at which the iteration starts, if it must match something */
  #iteration({ body, firstGroup, endGroup }: Repetition, backwards: boolean, progress?: number): void {
    if (endGroup > firstGroup) this.push({ op: 'clear', from: firstGroup * 2, end: endGroup * 2 })
    if (progress !== undefined) this.push({ op: 'store', register: progress })
    this.emit(body, backwards)
    if (progress !== undefined) this.push({ op: 'progress', register: progress })
  }

  /** Adds a split whose next instruction is tried first (or second), and whose other address is set later. */
  #split(nextFirst: boolean) {
    const next = this.code.length + 1
    const id = this.splits++
    return this.push({ op: 'split', first: nextFirst ? next : 0, second: nextFirst ? 0 : next, id })
  }
}

function leaveAt(split: { first: number; second: number }, greedy: boolean, end: number): void {
  if (greedy) split.second = end
  else split.first = end
}
