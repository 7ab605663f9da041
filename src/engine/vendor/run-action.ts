import type { World } from '../../world/world.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import { bodyFindings, formatFindings } from '../exchange/findings.ts'
import { undeclaredProperty } from '../spec/declared-names.ts'
import type { ActionObject } from '../spec/document.ts'
import { type Finding, Problem } from './problem.ts'
import type { Vendor } from './vendor.ts'

/** An action with its parameters. */
export interface ActionCall {
  readonly action: string
  readonly parameters: object
}

/**
 * Carries out an action of a vendor in a world and returns its result. If it fails, the world stays as it was.
 * @throws RecordNotFound if the vendor has no such action, or a parameter names an unknown record; Problem if the
 *   parameters are invalid or the action is impossible
 */
export function runAction(world: World, vendor: Vendor, { action, parameters }: ActionCall): unknown {
  const run = Object.hasOwn(vendor.actions, action) ? vendor.actions[action] : undefined
  const declared = vendor.spec.document['x-actions']?.[action]
  if (!run || !declared) throw new RecordNotFound('Action', action)
  rejectInvalid(parameters, declared, vendor)
  vendor.catchUp(world)
  const { clock } = world
  const id = () => vendor.dialect.id(world.random)
  // Only the emulator writes this setting, and always with an object.
  const settings = world.setting(vendor.profileSetting) as object | undefined
  const profile = { ...vendor.spec.profile, ...settings }
  const before = world.moment()
  try {
    return run(parameters, { world: world.group(vendor.name), clock, id, profile })
  } catch (error) {
    world.undoTo(before)
    throw error
  }
}

function rejectInvalid(parameters: object, { parameters: schema }: ActionObject, { spec }: Vendor): void {
  const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)
  const validate = spec.schemas[name]
  if (!validate) throw new TypeError(`Schema ${name} of an action has no validator: an operation must not use it`)
  if (validate(parameters)) return
  const findings = bodyFindings(validate.errors ?? [], parameters).map((finding): Finding => {
    return finding.keyword === 'additionalProperties' ? undeclaredProperty(finding.at, schema, spec.document) : finding
  })
  throw new Problem('invalid', formatFindings(findings), { findings })
}
