/** Records the pacts of all tours: `npm run pacts`. */
import { join } from 'node:path'
import { recordAll } from './record-all.ts'

const CONTRACTS = join(import.meta.dirname, '../../contracts')

for (const { file, interactions, skipped } of await recordAll(CONTRACTS)) {
  console.log(`${file}: ${interactions} interactions`)
  for (const { number, request, reason } of skipped) console.log(`  skipped #${number} ${request}: ${reason}`)
}
