const SHOWN = 5

/** Collects warnings about a document and reports them at the end, at most five of each kind. */
export class Warnings {
  readonly #byKind = new Map<string, Set<string>>()

  /**
   * Adds a warning.
   * @param kind the end of the sentence that stands for further warnings: `17 more …`
   */
  add(kind: string, text: string): void {
    const texts = this.#byKind.get(kind)
    if (texts) texts.add(text)
    else this.#byKind.set(kind, new Set([text]))
  }

  /** Reports all warnings in the order of their kinds. */
  report(onWarning: (warning: string) => void): void {
    for (const [kind, texts] of this.#byKind) {
      for (const text of [...texts].slice(0, SHOWN)) onWarning(text)
      if (texts.size > SHOWN) onWarning(`${(texts.size - SHOWN).toLocaleString('en-US')} more ${kind}.`)
    }
  }
}
