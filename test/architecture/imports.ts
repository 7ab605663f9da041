import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The folder of the sources. */
const SRC = join(import.meta.dirname, '../../src')

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

/** Finds strongly connected components by Tarjan's algorithm. */
class CircleSearch {
  readonly circles: string[][] = []
  readonly #edges: ReadonlyMap<string, readonly string[]>
  /** the order in which files were reached */
  readonly #reached = new Map<string, number>()
  /** files that are reached but whose circle is not known yet */
  readonly #open: string[] = []

  constructor(edges: ReadonlyMap<string, readonly string[]>) {
    this.#edges = edges
  }

  /** Follows the imports of a file. Returns the order of the earliest open file that they lead back to. */
  visit(file: string): number {
    const known = this.#reached.get(file)
    if (known !== undefined) return this.#open.includes(file) ? known : Number.POSITIVE_INFINITY
    const order = this.#reached.size
    this.#reached.set(file, order)
    this.#open.push(file)
    const earliest = Math.min(order, ...(this.#edges.get(file) ?? []).map((to) => this.visit(to)))
    if (earliest === order) this.#close(file)
    return earliest
  }

  #close(file: string): void {
    const circle = this.#open.splice(this.#open.indexOf(file))
    if (circle.length > 1 || this.#edges.get(file)?.includes(file)) this.circles.push(circle)
  }
}
