import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The folder of the sources. */
export const SRC = join(import.meta.dirname, '../../src')

/** One import between two files of `src/`, type-only imports included. */
export interface Import {
  readonly from: string
  readonly to: string
}

/** Returns every source file, relative to `src/`, in order. */
export function sources(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .toSorted()
}

/** Returns the text of a source file. */
export function read(file: string): string {
  return readFileSync(join(SRC, file), 'utf8')
}

/** Returns the imports of a file from other files of `src/`: static, dynamic and type-only. */
export function importsOf(from: string): Import[] {
  return [...read(from).matchAll(/(?:from |import\(|^import )'(\.{1,2}\/[^']+)'/gm)].map(([, path = '']) => {
    return { from, to: relative(SRC, join(SRC, dirname(from), path)) }
  })
}

/** Returns the groups of files that import each other in a circle; a file that imports itself counts. */
export function circlesIn(imports: readonly Import[]): string[][] {
  const edges = new Map<string, string[]>()
  for (const { from, to } of imports) edges.set(from, [...(edges.get(from) ?? []), to])
  const search = new CircleSearch(edges)
  for (const file of edges.keys()) search.visit(file)
  return search.circles.map((circle) => circle.toSorted())
}

/** Tarjan's algorithm for strongly connected components. */
class CircleSearch {
  readonly circles: string[][] = []
  readonly #edges: ReadonlyMap<string, readonly string[]>
  readonly #index = new Map<string, number>()
  readonly #low = new Map<string, number>()
  readonly #stack: string[] = []

  constructor(edges: ReadonlyMap<string, readonly string[]>) {
    this.#edges = edges
  }

  visit(file: string): number {
    const known = this.#index.get(file)
    if (known !== undefined) return this.#stack.includes(file) ? known : Number.POSITIVE_INFINITY
    const index = this.#index.size
    this.#index.set(file, index)
    this.#stack.push(file)
    let low = index
    for (const to of this.#edges.get(file) ?? []) {
      const reached = this.visit(to)
      low = Math.min(
        low,
        this.#low.get(to) !== undefined && this.#stack.includes(to) ? (this.#low.get(to) ?? low) : reached,
      )
    }
    this.#low.set(file, low)
    if (low === index) this.#close(file)
    return low
  }

  #close(file: string): void {
    const circle = this.#stack.splice(this.#stack.indexOf(file))
    if (circle.length > 1 || this.#edges.get(file)?.includes(file)) this.circles.push(circle)
  }
}
