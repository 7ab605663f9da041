import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyAgainst } from '../../src/cli/pact/against.ts'
import type { Interaction } from '../../src/engine/services/pact.ts'
import type { Pact } from '../../src/index.ts'
import type { VerificationResult } from '../../src/pacts/verification-result.ts'
import {
  accountOf,
  createVerifier,
  type LiveService,
  readContract,
  startService,
  stateOf,
  type VendorName,
} from '../support/live-service.ts'
import { temporaryFolder } from '../support/pacts.ts'

const isFaulty = ({ providerStates = [] }: Interaction) => {
  return providerStates.some(({ name }) => name.startsWith('refusing-'))
}

/** Ids that no list of the service shows, by vendor and scenario: collection and position of the record. */
const HIDDEN: Readonly<Record<string, Readonly<Record<string, readonly [collection: string, position: number]>>>> = {
  'bird default': { 'bird.users[Idris Okafor].id': ['users', 0] },
}

describe.each<VendorName>(['kore', 'bird', 'singularity', 'genesys'])('verifying the %s contract against a second DeskDouble', (name) => {
  it('x', async () => {
    const pact = await readContract(`agent-console-${name}`)
    const scenarios = Map.groupBy(pact.interactions, ({ providerStates = [] }) => providerStates[0]?.name ?? 'default')
    for (const [scenario, interactions] of scenarios) {
      console.log(name, scenario, interactions.length)
      if (scenario.startsWith('refusing-')) continue
      const service = await startService({ scenario })
      const before = await stateOf(service)
      let c = process.cpuUsage()
      const lap = (t: string) => { const u = process.cpuUsage(c); c = process.cpuUsage(); console.log(t, (u.user+u.system)/1e6) }
      const first = await verify(pact, interactions, service, { write: true, cleanup: true })
      lap('first')
      const after = await stateOf(service)
      console.log([...new Set([...before.keys(), ...after.keys()])].filter((k) => before.get(k) !== after.get(k)))
      print(first)
      const rest = interactions.filter((one, i) => first[i]?.notAttempted !== undefined)
      lap('-')
      const second = await verify(pact, rest, service, { write: true, cleanup: true, irreversible: true })
      lap('second')
      print(second)
    }
  }, 120000)
})

function print(results: readonly VerificationResult[]) {
  for (const r of results) if (r.mismatches.length || r.notAttempted && !r.notAttempted.includes('without perm')) console.log(r.description, r.mismatches, r.notAttempted)
}

async function verify(pact: Pact, interactions: readonly Interaction[], service: LiveService, policy: object) {
  const { headers, known } = accountOf(service, name(pact))
  const knownFile = join(await temporaryFolder(), 'known.yaml')
  await writeFile(knownFile, [...known].map(([key, text]) => `${key}: "${text}"`).join('\n'))
  return verifyAgainst([{ file: 'pact.json', pact: { ...pact, interactions }, hasByteOrderMark: false }], await createVerifier(), {
    against: service.url,
    header: headers.map(([header, text]) => `${header.toLowerCase()}: ${text}`),
    known: knownFile, write: false, cleanup: false, irreversible: false, yes: false, ...policy
  })
}
const name = (pact: Pact) => pact.provider.name as VendorName
