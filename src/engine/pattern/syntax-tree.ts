/** A part of a regular expression. */
export type PatternNode =
  | { readonly kind: 'char'; readonly class: CharClass }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'group'; readonly index: number; readonly body: PatternNode }
  | Repetition
  | { readonly kind: 'assertion'; readonly source: '^' | '$' | '\\b' | '\\B'; readonly flags: string }
  | { readonly kind: 'look'; readonly body: PatternNode; readonly behind: boolean; readonly negative: boolean }
  | { readonly kind: 'reference'; readonly groups: () => readonly number[]; readonly ignoreCase: boolean }

/** A repeated part, with the range of groups inside it: each repetition starts without their earlier matches. */
export interface Repetition {
  readonly kind: 'repetition'
  readonly body: PatternNode
  readonly min: number
  readonly max: number
  readonly greedy: boolean
  readonly firstGroup: number
  readonly endGroup: number
}

/** Most characters whose membership a class remembers. */
const MOST_REMEMBERED = 4096

/** A set of characters, written as a regular expression that matches one character. */
export class CharClass {
  readonly #pattern: RegExp
  readonly #known = new Map<string, boolean>()

  constructor(source: string, flags: string) {
    this.#pattern = new RegExp(`^(?:${source})$`, flags)
  }

  has(char: string): boolean {
    const known = this.#known.get(char)
    if (known !== undefined) return known
    const isMember = this.#pattern.test(char)
    if (this.#known.size < MOST_REMEMBERED) this.#known.set(char, isMember)
    return isMember
  }
}
