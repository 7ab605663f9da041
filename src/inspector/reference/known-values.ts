import { control, told } from '../control.ts'
import type { DescribedParameter } from '../documents.ts'

/** A value that a parameter may have in a world, and what it is called there. */
export interface Known {
  readonly value: string
  readonly name?: string
}

export type KnownValues = ReadonlyMap<DescribedParameter, readonly Known[]>

/** So many are offered. */
const MOST = 50

/** What a world has for parameters: the settings of its clients, and the keys of records that a parameter refers to. */
export async function knownValues(
  world: string,
  vendor: string,
  parameters: readonly DescribedParameter[],
): Promise<KnownValues> {
  const [{ credentials }, { collections }] = await Promise.all([
    told(control.GET('/_control/worlds/{world}', { params: { path: { world } } })),
    told(control.GET('/_control/worlds/{world}/state', { params: { path: { world } } })),
  ])
  const settings = credentials[vendor]?.settings ?? {}
  const known = async (parameter: DescribedParameter): Promise<readonly Known[]> => {
    const { name, 'x-refers-to': schema } = parameter
    const setting = settings[name]
    if (setting !== undefined) return [{ value: setting }]
    const found = collections.find((one) => one.vendor === vendor && one.schema === schema)
    return found ? keysOf(world, vendor, found.collection) : []
  }
  return new Map(await Promise.all(parameters.map(async (parameter) => [parameter, await known(parameter)] as const)))
}

async function keysOf(world: string, vendor: string, collection: string): Promise<Known[]> {
  const params = { path: { world, vendor, collection }, query: { limit: MOST } }
  const page = await told(control.GET('/_control/worlds/{world}/state/{vendor}/{collection}', { params }))
  return page.records.map(({ key, record: { name } }) => ({ value: key, ...(typeof name === 'string' && { name }) }))
}
