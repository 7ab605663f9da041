import { createInterface } from 'node:readline/promises'
import { verifyThroughCore } from '../../adapters/pact/verify.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'
import { UsageError } from '../usage-error.ts'
import type { PactFile } from './pact-files.ts'
import { withPlainFiles } from './plain-files.ts'

interface LiveServiceOptions {
  /** base URL of the real service */
  readonly against: string
  /** `Name: value` headers of every request */
  readonly header: readonly string[]
  /** sends requests that modify data without asking */
  readonly yes: boolean
}

/** Verifies pacts against the real service in its current state. Asks before it sends requests that modify data. */
export async function verifyAgainst(
  files: readonly PactFile[],
  { against, header, yes }: LiveServiceOptions,
): Promise<readonly VerificationResult[]> {
  const headers = Object.fromEntries(header.map(parseHeader))
  const writes = files.flatMap(({ pact }) => {
    return pact.interactions
      .filter(({ request }) => !['GET', 'HEAD', 'OPTIONS'].includes(request.method))
      .map(({ description, request }) => `  ${request.method} ${request.path}  (${description})`)
  })
  if (writes.length > 0 && !yes) await confirmWrites(writes, against)
  return withPlainFiles(files, (pactUrls) => {
    return verifyThroughCore({
      providerBaseUrl: against,
      pactUrls,
      // Pact's core rejects an empty object.
      ...(header.length > 0 && { customProviderHeaders: headers }),
    })
  })
}

function parseHeader(text: string): readonly [string, string] {
  const [, name = '', value = ''] = /^([^:\s]+): *(.*)$/s.exec(text) ?? []
  if (name !== '') return [name, value]
  throw new UsageError(`--header "${text}" is not a header: write it as 'Name: value'.`)
}

async function confirmWrites(writes: readonly string[], against: string): Promise<void> {
  const list = `Interactions that modify data at ${against}: ${writes.length}\n${writes.join('\n')}`
  if (!process.stdin.isTTY) throw new UsageError(`${list}\nNo request was sent: use --yes to send them all.`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`${list}\nSend them? Type yes: `)
  terminal.close()
  if (answer.trim().toLowerCase() !== 'yes') throw new UsageError('No request was sent.')
}
