/**
 * Module that `deskdouble pact record --reads auto` loads into every Node process of a client. It wraps the global
 * `fetch` and appends each field that is read for the first time to a file, because a test runner may kill its workers.
 */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { recordReads } from '../../pacts/record-reads.ts'
import { OBSERVED_FOLDER } from './observed-folder.ts'

const folder = process.env[OBSERVED_FOLDER]
if (folder !== undefined) {
  const file = join(folder, `${process.pid}-${threadId}.jsonl`)
  globalThis.fetch = recordReads(globalThis.fetch, (key, field) => {
    appendFileSync(file, `${JSON.stringify(field === undefined ? [key] : [key, field])}\n`)
  }).fetch
}
