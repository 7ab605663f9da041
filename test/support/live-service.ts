import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { listen } from '../../src/adapters/node.ts'
import { readScenariosOrThrow } from '../../src/cli/scenario-files.ts'
import { type AnyEmulator, emulate } from '../../src/emulator/emulator.ts'
import { createEmulator, type Emulator, type Pact } from '../../src/index.ts'
import { canonicalJson } from '../../src/pacts/json.ts'
import { vendors } from '../../src/vendors/index.ts'

const CONTRACTS = join(import.meta.dirname, '../../contracts')
/** Another seed than that of the pacts: generated ids differ. */
const SEED = 7

/** Name of a vendor with a contract. */
export type VendorName = Exclude<keyof typeof vendors, 'control'>

/** A second DeskDouble in place of a real service. */
export interface LiveService {
  readonly url: string
  /** methods of the requests that it received, except those to its control API */
  readonly methods: string[]
  readonly emulator: Emulator
}

export async function readContract(name: string): Promise<Pact> {
  return JSON.parse(await readFile(join(CONTRACTS, `${name}.json`), 'utf8'))
}

/** Creates the emulator that knows the scenarios of the contracts. */
export async function createVerifier(): Promise<AnyEmulator> {
  return emulate({ vendors, scenarios: await contractScenarios() })
}

/** Creates a second DeskDouble in a scenario of the contracts. */
export async function createService(scenario: string): Promise<Emulator> {
  // Only the default scenario has all credentials that a strict service knows.
  const auth = scenario === 'default' ? 'strict' : 'open'
  return createEmulator({ seed: SEED, auth, scenario, scenarios: await contractScenarios() })
}

/** Starts a second DeskDouble, which accepts only known credentials, in place of a real service. */
export async function startService(change = (emulator: Emulator) => emulator): Promise<LiveService> {
  const emulator = await createService('default')
  const methods: string[] = []
  const log = ({ vendor, method }: { vendor?: string | undefined; method: string }) => {
    if (vendor !== 'control') methods.push(method)
  }
  const { url, close } = await listen(change(emulator), { port: 0, log })
  onTestFinished(close)
  return { url, methods, emulator }
}

/** Returns the headers and the settings of the service's own client. */
export function accountOf(emulator: Emulator, vendor: VendorName) {
  const { headers, settings, schemes = {} } = emulator[vendor].credentials
  const all = [headers, ...Object.values(schemes)].flatMap((one) => Object.entries<string>(one))
  return {
    headers: all,
    known: new Map(Object.entries<string>(settings).map(([name, text]) => [`${vendor}.${name}`, text])),
  }
}

interface CollectionSize {
  readonly vendor: string
  readonly collection: string
  readonly size: number
}

/** Returns every property of every record of the service's default world, by its place. */
export async function stateOf(emulator: Emulator): Promise<ReadonlyMap<string, string>> {
  const read = async (path: string) => {
    const url = `http://127.0.0.1/_control/worlds/default/state${path}`
    return Object(await (await emulator.fetch(url)).json())
  }
  const { collections } = await read('')
  const all = collections.map(async ({ vendor, collection, size }: CollectionSize) => {
    const { records } = await read(`/${vendor}/${collection}?limit=1000`)
    if (records.length !== size) throw new Error(`The state of ${collection} has more than one page`)
    return records.flatMap(({ key, record }: { key: string; record: object }) => {
      return Object.entries(record).map(([name, value]) => [
        `${vendor}.${collection} ${key} ${name}`,
        canonicalJson(value),
      ])
    })
  })
  return new Map((await Promise.all(all)).flat())
}

/** Returns the ids of records by reference, such as `bird.files[#1].id`; only of those that the service has. */
export async function idsIn(emulator: Emulator, references: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = references.map(async (reference) => {
    const [, vendor = '', collection = '', name = ''] = /^(\w+)\.(\w+)\[(.+)\]\.id$/.exec(reference) ?? []
    const url = `http://127.0.0.1/_control/worlds/default/state/${vendor}/${collection}?limit=1000`
    const { records } = Object(await (await emulator.fetch(url)).json())
    const all: readonly { readonly key: string; readonly record: { readonly name?: string } }[] = records
    const one = name.startsWith('#') ? all[Number(name.slice(1)) - 1] : all.find(({ record }) => record.name === name)
    return one ? [[reference, one.key] as const] : []
  })
  return new Map((await Promise.all(found)).flat())
}

async function contractScenarios() {
  return readScenariosOrThrow([join(CONTRACTS, 'scenarios')], { vendors, absent: [] })
}
