import type { Interaction, ProviderState } from '../../engine/services/pact.ts'
import type { Operation } from '../../engine/spec/spec.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { isObject } from '../json.ts'
import { operationAt } from '../operation-at.ts'
import { AFTER, KNOWN_IDS, templateOfState } from '../provider-states.ts'
import { RecordReferences } from '../reference.ts'
import type { RequestTemplate } from '../template.ts'
import type { Double } from './double.ts'
import { NotAttempted } from './not-attempted.ts'
import { templateOfRequest } from './request-template.ts'

/** A request that is sent to a service, for a provider state or as the interaction itself. */
export interface PlannedRequest {
  readonly template: RequestTemplate
  /** undefined if the spec does not have the operation */
  readonly operation: Operation | undefined
  /** locations of values in the response, by the names under which later requests use them */
  readonly gives: Readonly<Record<string, string>>
  /** true for a request of a provider state, which the pact holds without its usual credentials */
  readonly isState: boolean
  /** status that the pact expects; undefined for a provider state, which expects any success */
  readonly status: number | undefined
}

/** The requests of an interaction, in order. The last one is the interaction's own. */
export interface Plan {
  readonly requests: readonly PlannedRequest[]
  /** placeholder names of ids by the names that the pact uses for them */
  readonly aliases: Readonly<Record<string, string>>
}

/**
 * Plans the requests of an interaction, with placeholders for all values of its scenario.
 * @throws NotAttempted if a request cannot be sent
 */
export function planOf({ providerStates = [], request, response }: Interaction, double: Double): Plan {
  const { vendor, values } = double
  const states = providerStates
    .filter(({ name }) => name.startsWith(AFTER))
    .flatMap((state) => plannedState(state, vendor))
  const own = { ...planned(templateOfRequest(request), vendor), gives: {}, isState: false, status: response.status }
  return {
    aliases: aliasesIn(providerStates, double),
    requests: [...states, own].map((one) => ({ ...one, template: values.replaceIn(one.template, one.operation) })),
  }
}

/** Returns the placeholders of known ids. A reference without a record in the scenario is its own placeholder. */
function aliasesIn(states: readonly ProviderState[], { origin, sandbox, values }: Double): Plan['aliases'] {
  const known = states.filter(({ name }) => name === KNOWN_IDS).flatMap(({ params = {} }) => Object.entries(params))
  if (known.length === 0) return {}
  const references = new RecordReferences(origin, sandbox.vendors)
  return Object.fromEntries(
    known.map(([name, reference]) => {
      const id = references.resolve(String(reference))
      return [name, id === undefined ? String(reference) : values.placeholderName(id)]
    }),
  )
}

/** Most times that a provider state may repeat its request. */
const MOST_TIMES = 20

/** Returns the request of a provider state, as often as the state repeats it. */
function plannedState({ name, params = {} }: ProviderState, vendor: Vendor): readonly PlannedRequest[] {
  const { request, gives, times = 1 } = params
  const template = templateOfState(request)
  if (!template) throw new NotAttempted(`the provider state "${name}" has no valid request`)
  const locations = Object.entries(isObject(gives) ? gives : {}).map(([key, at]) => [key, String(at)])
  const count = Number(times)
  if (!(count <= MOST_TIMES)) throw new NotAttempted(`it needs an exceeded limit: "${name}" sends ${count} requests`)
  const state = { gives: Object.fromEntries(locations), isState: true, status: undefined }
  return Array.from({ length: count }, () => ({ ...planned(template, vendor), ...state }))
}

function planned(template: RequestTemplate, vendor: Vendor) {
  const { method, body } = template
  if (body && (method === 'GET' || method === 'HEAD')) throw new NotAttempted(`its ${method} request has a body`)
  return { template, operation: operationAt(vendor, template.method, template.path) }
}
