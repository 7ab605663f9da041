import { type Document, resolve } from '../../engine/spec/document.ts'
import type { Credentials, Vendor } from '../../engine/vendor/vendor.ts'
import { requirementName } from '../../specs/dialect/security.ts'
import { contentOf } from '../../specs/schema/content.ts'
import type { Samples } from './samples.ts'
import type { SpecOperation } from './spec-operation.ts'
import type { StepRequest } from './step.ts'
import type { VendorSuite } from './vendor-suite-options.ts'

/** The parts of a request that differ from one step to another. */
export interface WriteOptions {
  /** values of path parameters that identify records */
  readonly path: ReadonlyMap<string, string>
  readonly credentials: Credentials
  /** true if the request contains no credential */
  readonly anonymous?: boolean
}

/** Writes requests of the document's examples, or of samples of its schemas. */
export class RequestWriter {
  readonly #vendor: Vendor
  readonly #samples: Samples
  readonly #suite: Pick<VendorSuite, 'requests' | 'credentials' | 'otherCredentials'>

  constructor(
    vendor: Vendor,
    samples: Samples,
    suite: Pick<VendorSuite, 'requests' | 'credentials' | 'otherCredentials'>,
  ) {
    this.#vendor = vendor
    this.#samples = samples
    this.#suite = suite
  }

  /** Returns a request of an operation. */
  write(operation: SpecOperation, options: WriteOptions): StepRequest {
    const { method, object, parameters } = operation
    const { headers: own, ...sent } = this.#suite.requests?.[object.operationId] ?? {}
    const required = parameters.filter((parameter) => parameter.required === true)
    const valuesIn = (place: string) =>
      required.filter((one) => one.in === place).map((one) => [one.name, this.#samples.parameter(one)] as const)
    const path = parameters
      .filter((one) => one.in === 'path')
      .map((one) => [one.name, options.path.get(one.name) ?? this.#samples.parameter(one)] as const)
    const query = Object.fromEntries([...valuesIn('query'), ...this.#credentialsInQuery(operation, options)])
    const cookies = valuesIn('cookie').map(([name, value]) => `${name}=${String(value)}`)
    const body = this.#body(operation)
    return {
      method,
      path: this.#vendor.link(object.operationId, Object.fromEntries(path), query),
      headers: {
        ...Object.fromEntries(valuesIn('header').map(([name, value]) => [name.toLowerCase(), String(value)])),
        ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
        ...(body && { 'content-type': body.mediaType }),
        ...(!options.anonymous && this.#credentials(operation, options.credentials)),
        ...own,
      },
      ...(body && { body: body.text }),
      ...sent,
    }
  }

  #credentials({ object, document }: SpecOperation, { headers, schemes = {} }: Credentials): StepRequest['headers'] {
    const { otherCredentials, credentials } = this.#suite
    const given = otherCredentials?.[object.operationId] ?? credentials?.all
    if (given) return given
    const [requirement = []] = requirementsOf(document, object)
    const together = requirement.map((scheme) => schemes[scheme] ?? {})
    return schemes[requirementName(requirement)] ?? Object.assign({}, headers, ...together)
  }

  #credentialsInQuery({ document, object }: SpecOperation, { anonymous, credentials }: WriteOptions) {
    const [requirement = []] = requirementsOf(document, object)
    if (anonymous) return []
    return requirement.flatMap((name) => {
      const {
        type,
        in: place,
        name: parameter = '',
      } = resolve(document, document.components.securitySchemes?.[name] ?? { type: '' })
      if (type !== 'apiKey' || place !== 'query') return []
      return [[parameter, credentials.settings[parameter] ?? 'any-credential'] as const]
    })
  }

  #body({ document, object }: SpecOperation): { readonly mediaType: string; readonly text: string } | undefined {
    const content = Object.entries(contentOf(object.requestBody && resolve<object>(document, object.requestBody)))
    const [mediaType, media] = content.find(([type]) => type.endsWith('json')) ?? content[0] ?? []
    if (mediaType === undefined) return undefined
    const value = this.#samples.body(media, object.operationId)
    if (mediaType.endsWith('json')) return { mediaType, text: JSON.stringify(value) }
    if (mediaType !== 'application/x-www-form-urlencoded') return { mediaType, text: String(value) }
    const fields = Object.entries(Object(value)).map(([name, field]) => [name, String(field)])
    return { mediaType, text: new URLSearchParams(fields).toString() }
  }
}

/** Returns the names of the schemes that each alternative of an operation's security requires together. */
export function requirementsOf(
  document: Document,
  { security = document.security }: SpecOperation['object'],
): string[][] {
  return (security ?? []).map((requirement) => Object.keys(requirement))
}
