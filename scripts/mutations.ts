/**
 * Writes `docs/mutations.md`: which checks of contracts, and which tests of the vendor, notice which mutations.
 * Usage: `node scripts/mutations.ts`
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pact } from '../src/engine/services/pact.ts'
import { type Caught, catchMutation } from '../test/pacts/mutations/catch.ts'
import { recordConsole } from '../test/pacts/mutations/client.ts'
import { createCopy } from '../test/pacts/mutations/copy.ts'
import type { Mutation } from '../test/pacts/mutations/mutation.ts'
import { MUTATIONS } from '../test/pacts/mutations/mutations.ts'
import { firstFailedTest } from '../test/pacts/mutations/vendor-tests/failed-tests.ts'

/** The checks of contracts and the vendor's own tests, by whether they notice a mutation. */
interface Noticed extends Caught {
  readonly vendorTests: boolean
}

const PAGE = join(import.meta.dirname, '../docs/mutations.md')
const CHECKS = ['responseCheck', 'verify', 'drift', 'vendorTests'] as const satisfies readonly (keyof Noticed)[]

const folder = await mkdtemp(join(tmpdir(), 'deskdouble-mutations-'))
const write = async (pact: Pact) => {
  const file = join(folder, 'console-kore.json')
  await writeFile(file, JSON.stringify(pact))
  return file
}
try {
  const pact = await recordConsole(createCopy())
  const unchanged = await firstFailedTest()
  if (unchanged !== undefined) throw new Error(`A copy without a change fails the vendor's test "${unchanged}"`)
  const rows: (Pick<Mutation, 'name' | 'operation'> & { readonly caught: Noticed })[] = []
  for (const mutation of MUTATIONS) {
    const failed = await firstFailedTest(mutation)
    console.log(`${mutation.name}: ${failed ?? 'passes all tests of the vendor'}`)
    const caught = await catchMutation(mutation, { pact, write })
    rows.push({ ...mutation, caught: { ...caught, vendorTests: failed !== undefined } })
  }
  const totals = CHECKS.map((check) => `${rows.filter(({ caught }) => caught[check]).length} of ${rows.length}`)
  const table = rows.map(({ name, operation, caught }) => {
    return `| ${name} | \`${operation}\` | ${CHECKS.map((check) => (caught[check] ? 'yes' : '-')).join(' | ')} |`
  })
  await writeFile(PAGE, pageOf(table, totals))
} finally {
  await rm(folder, { recursive: true })
}

function pageOf(table: readonly string[], totals: readonly string[]): string {
  return `# Mutations

Each row is a copy of the double of Kore.ai with one change. The columns show which check notices the change.

- **response check**: the responses of the copy violate the spec. The double never sends such a response.
- **pact verify**: the recorded pact of a small console fails against the copy.
- **drift**: \`deskdouble drift check\` finds a difference if the copy plays the real service.
- **vendor's tests**: a test of Kore.ai in \`test/vendors/kore/\` fails against the copy. They contain the common suite
  \`vendorSuite\`.

| the copy … | operation | response check | pact verify | drift | vendor's tests |
| --- | --- | --- | --- | --- | --- |
${table.join('\n')}
| **total** | | ${totals.join(' | ')} |

No check of contracts requires that a client can do without a field that it did not receive, or that a list has an order
or a length that its records do not decide: the tests of a vendor do.

\`node scripts/mutations.ts\` writes this page. It runs the vendor's tests once against a copy without a change, which
must pass them, and against each copy until the first test fails: about four minutes of processor time.
`
}
