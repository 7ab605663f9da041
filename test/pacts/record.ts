/** Records the pacts of all tours anew: `npm run pacts`. */
import { join } from 'node:path'
import { recordAll } from './record-all.ts'

const CONTRACTS = join(import.meta.dirname, '../../contracts')

for (const { file, interactions, leftOut } of await recordAll(CONTRACTS)) {
  console.log(`${file}: ${interactions} interactions`)
  for (const { number, operation, reason } of leftOut) console.log(`  left out  #${number} ${operation}: ${reason}`)
}
