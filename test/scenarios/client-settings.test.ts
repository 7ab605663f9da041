import { expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../src/index.ts'
import { Scenarios } from '../../src/scenarios/library.ts'
import { vendors } from '../../src/vendors/index.ts'

const names = new Scenarios(vendors).names()

/** Returns everything that a client's configuration contains, and all ids that it can depend on. */
function settingsOf({ genesys, kore, singularity, bird }: Emulator) {
  return {
    genesys: {
      ...genesys.credentials.settings,
      organization: genesys.records.organizations.first()?.id,
      token: genesys.records.tokens.first()?.token,
    },
    kore: { ...kore.credentials.settings, orgId: kore.records.accounts.first()?.orgId },
    singularity: {
      apiKey: singularity.credentials.settings['apiKey'],
      company: singularity.records.companies.first()?.id,
      jwtSecret: singularity.records.companies.first()?.jwtSecret,
    },
    bird: { ...bird.credentials.settings, issuer: bird.records.tokenIssuers.first() },
  }
}

it.each(names.flatMap((name) => [1, 7, undefined].map((seed) => [name, seed] as const)))(
  'has the client settings of the default scenario in %s with the seed %s',
  (scenario, seed) => {
    const settings = settingsOf(createEmulator({ scenario, ...(seed !== undefined && { seed }) }))
    expect(settings).toEqual(settingsOf(createEmulator()))
    for (const vendor of Object.values(settings)) expect(Object.values(vendor)).not.toContain(undefined)
  },
)
