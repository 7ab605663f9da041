import { type ControlSchemas, control, unwrap } from '../control.ts'
import { CONTROL, type SpecParameter } from '../documents.ts'

/** Value of a parameter that exists in a world. */
export interface KnownValue {
  readonly value: string
  /** name of the record that has this key */
  readonly label?: string
}

export type KnownValues = ReadonlyMap<SpecParameter, readonly KnownValue[]>

/** Maximum number of values to suggest for a parameter. */
const LIMIT = 50

/** Loads values for parameters from a world: client settings, and keys of the records that a parameter refers to. */
export async function loadKnownValues(
  world: string,
  vendor: string,
  parameters: readonly SpecParameter[],
): Promise<KnownValues> {
  if (vendor === CONTROL) return loadControlValues(world, parameters)
  const [{ credentials }, { collections }] = await Promise.all([
    unwrap(control.GET('/_control/worlds/{world}', { params: { path: { world } } })),
    unwrap(control.GET('/_control/worlds/{world}/state', { params: { path: { world } } })),
  ])
  const settings = credentials[vendor]?.settings ?? {}
  const load = async (parameter: SpecParameter): Promise<readonly KnownValue[]> => {
    const { name, 'x-refers-to': schema } = parameter
    const setting = settings[name]
    if (setting !== undefined) return [{ value: setting }]
    const target = collections.find((candidate) => candidate.vendor === vendor && candidate.schema === schema)
    return target ? loadKeys(world, vendor, target.collection) : []
  }
  return new Map(await Promise.all(parameters.map(async (parameter) => [parameter, await load(parameter)] as const)))
}

async function loadKeys(world: string, vendor: string, collection: string): Promise<KnownValue[]> {
  const params = { path: { world, vendor, collection }, query: { limit: LIMIT } }
  const page = await unwrap(control.GET('/_control/worlds/{world}/state/{vendor}/{collection}', { params }))
  return page.records.map(({ key, record: { name } }) => {
    return { value: key, ...(typeof name === 'string' && { label: name }) }
  })
}

/** Loads values for parameters of the control API, by their names. The selected world is the first of the worlds. */
async function loadControlValues(world: string, parameters: readonly SpecParameter[]): Promise<KnownValues> {
  const params = { path: { world } }
  const [{ worlds }, { collections }, { snapshots }, { faults }, { total }] = await Promise.all([
    unwrap(control.GET('/_control/worlds', { params: { query: { limit: LIMIT } } })),
    unwrap(control.GET('/_control/worlds/{world}/state', { params })),
    unwrap(control.GET('/_control/worlds/{world}/snapshots', { params })),
    unwrap(control.GET('/_control/worlds/{world}/faults', { params })),
    unwrap(control.GET('/_control/worlds/{world}/journal', { params: { ...params, query: { limit: 1 } } })),
  ])
  const isShown = (one: ControlSchemas['Collection']) => {
    return PATH_OF_RECORD.every((name) => one[name] === exampleIn(parameters, name))
  }
  const shown = collections.find(isShown) ?? collections[0]
  const names: Readonly<Record<string, readonly KnownValue[]>> = {
    world: valuesOf([world, ...worlds.map(({ name }) => name)]),
    vendor: valuesOf(collections.map(({ vendor }) => vendor)),
    collection: valuesOf(collections.map(({ collection }) => collection)),
    snapshot: valuesOf(snapshots.map(({ name }) => name)),
    fault: valuesOf(faults.map(({ id }) => id)),
    number: total === 0 ? [] : valuesOf([String(total)]),
    key: shown ? await loadKeys(world, shown.vendor, shown.collection) : [],
  }
  return new Map(
    parameters.map((parameter) => {
      return [parameter, parameter.in === 'header' ? [] : (names[parameter.name] ?? [])] as const
    }),
  )
}

/** Parameters whose examples name the collection of a record. */
const PATH_OF_RECORD = ['vendor', 'collection'] as const

function exampleIn(parameters: readonly SpecParameter[], name: string): unknown {
  return parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.example
}

function valuesOf(values: readonly string[]): readonly KnownValue[] {
  return [...new Set(values)].map((value) => ({ value }))
}
