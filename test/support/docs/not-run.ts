import type { Block } from '../../../scripts/readme/markdown.ts'

/** A block that cannot run on every machine. `test/docs/not-run.test.ts` checks it as far as that is possible. */
interface NotRun {
  readonly page: string
  /** first words of the block */
  readonly block: string
  readonly reason: string
}

/** All blocks that do not run. */
export const NOT_RUN: readonly NotRun[] = [
  { page: 'docs/corpus.md', block: 'npm run corpus', reason: 'it downloads 74 MB; .ci/run runs the fourth line' },
  { page: 'docs/container.md', block: 'docker build', reason: 'it needs a Docker engine' },
  { page: 'docs/container.md', block: 'docker run --rm', reason: 'it needs a Docker engine' },
  { page: 'docs/container.md', block: 'export DESKDOUBLE_CONTROL_TOKEN', reason: 'it needs a Docker engine' },
  { page: 'docs/container.md', block: 'docker compose', reason: 'it needs a Docker engine' },
  { page: 'docs/container.md', block: 'kubectl', reason: 'it needs a Kubernetes cluster' },
]

/** Returns whether the table names a block. */
export function isNotRun(page: string, block: Block): boolean {
  return NOT_RUN.some((one) => one.page === page && block.text.startsWith(one.block))
}
