import type { Operation } from '../../engine/spec/spec.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { Interaction, ProviderState } from '../../engine/services/pact.ts'
import { isObject } from '../json.ts'
import { operationAt } from '../operation-at.ts'
import { AFTER, KNOWN_IDS, templateOfState } from '../provider-states.ts'
import type { RequestTemplate } from '../template.ts'
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
  /** references to records by the names that the requests use for their ids */
  readonly knownIds: Readonly<Record<string, string>>
}

/**
 * Plans the requests of an interaction.
 * @throws NotAttempted if a provider state holds no valid request
 */
export function planOf({ providerStates = [], request, response }: Interaction, vendor: Vendor): Plan {
  const main = templateOfRequest(request)
  const known = providerStates.filter(({ name }) => name === KNOWN_IDS).map(({ params = {} }) => params)
  return {
    requests: [
      ...providerStates.filter(({ name }) => name.startsWith(AFTER)).map((state) => plannedState(state, vendor)),
      { ...planned(main, vendor), gives: {}, isState: false, status: response.status },
    ],
    knownIds: Object.fromEntries(
      known.flatMap((params) => Object.entries(params).map(([name, reference]) => [name, String(reference)])),
    ),
  }
}

function plannedState({ name, params = {} }: ProviderState, vendor: Vendor): PlannedRequest {
  const { request, gives } = params
  const template = templateOfState(request)
  if (!template) throw new NotAttempted(`the provider state "${name}" has no valid request`)
  const locations = Object.entries(isObject(gives) ? gives : {}).map(([key, at]) => [key, String(at)])
  return { ...planned(template, vendor), gives: Object.fromEntries(locations), isState: true, status: undefined }
}

function planned(template: RequestTemplate, vendor: Vendor) {
  const { method, body } = template
  if (body && (method === 'GET' || method === 'HEAD')) throw new NotAttempted(`its ${method} request has a body`)
  return { template, operation: operationAt(vendor, template.method, template.path) }
}
