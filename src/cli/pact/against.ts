import { createInterface } from 'node:readline/promises'
import { verifyThroughCore } from '../../adapters/pact/verify.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'
import { UsageError } from '../usage-error.ts'
import type { PactFile } from './pact-files.ts'

interface LiveServiceOptions {
  /** the real service */
  readonly against: string
  /** `Name: value`, sent with every request */
  readonly header: readonly string[]
  readonly yes: boolean
}

/** Verifies the real service, in the state that it is in. What writes is sent once the user has said so. */
export async function verifyAgainst(
  files: readonly PactFile[],
  { against, header, yes }: LiveServiceOptions,
): Promise<readonly VerificationResult[]> {
  const headers = Object.fromEntries(header.map(parseHeader))
  const writing = files.flatMap(({ pact }) => {
    return pact.interactions
      .filter(({ request }) => !['GET', 'HEAD', 'OPTIONS'].includes(request.method))
      .map(({ description, request }) => `  ${request.method} ${request.path}  (${description})`)
  })
  if (writing.length > 0 && !yes) await confirmWrites(writing, against)
  return verifyThroughCore({
    providerBaseUrl: against,
    pactUrls: files.map(({ file }) => file),
    // Pact's core refuses an empty list of them.
    ...(header.length > 0 && { customProviderHeaders: headers }),
  })
}

function parseHeader(text: string): readonly [string, string] {
  const [, name = '', value = ''] = /^([^:\s]+): *(.*)$/s.exec(text) ?? []
  if (name !== '') return [name, value]
  throw new UsageError(`"${text}" is no header: write it like 'Authorization: Bearer …'`)
}

async function confirmWrites(writing: readonly string[], against: string): Promise<void> {
  const what = `${writing.length} interactions write to ${against}:\n${writing.join('\n')}`
  if (!process.stdin.isTTY) throw new UsageError(`${what}\nNothing was sent. Say --yes if that is meant.`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`${what}\nSend them? Type yes: `)
  terminal.close()
  if (answer.trim().toLowerCase() !== 'yes') throw new UsageError('Nothing was sent.')
}
