import { secretsOf } from '../../engine/journal/secrets.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { credentialsFor, credentialValues } from '../credentials.ts'
import { placeholder, variableNames } from '../expression.ts'
import { REDACTED } from '../infer.ts'
import type { Pairs } from '../template.ts'
import type { Double } from './double.ts'
import { NotAttempted } from './not-attempted.ts'
import type { PlannedRequest } from './plan.ts'

/** Returns the headers of requests to a service: those of the pact, with the user's credentials in place of redacted ones. */
export class ServiceHeaders {
  readonly #own: Pairs
  readonly #vendor: Vendor
  readonly #double: Double
  readonly #credentials: ReadonlyMap<string, string>

  /** @param own the user's headers; names are compared in any case */
  constructor(own: Pairs, double: Double) {
    this.#own = own
    this.#vendor = double.vendor
    this.#double = double
    this.#credentials = credentialValues(double.vendor, double.origin)
  }

  /** Returns the headers of a request. @throws NotAttempted if a credential is missing */
  of(request: PlannedRequest): Pairs {
    const { template, status } = request
    const expected = [...template.headers, ...this.#usual(request)]
    if (status === 401) {
      if (!expected.some(([name, value]) => this.#isReplaced(name, value))) return template.headers
      throw new NotAttempted('it needs a credential that the service rejects, which the pact does not hold')
    }
    const names = expected.map(([name]) => name.toLowerCase())
    const added = this.#own.filter(([name]) => {
      return !names.includes(name.toLowerCase()) && (!this.#isCredential(name) || this.#lacksCredential(request))
    })
    return [...expected.map(([name, value]) => [name, this.#valueOf(name, value)] as const), ...firstOfEach(added)]
  }

  /** Returns the credentials that a provider state's request is sent with, which the pact leaves out. */
  #usual({ template, operation, isState }: PlannedRequest): Pairs {
    if (!isState || !operation) return []
    const own = template.headers.map(([name]) => name.toLowerCase())
    return [...credentialsFor(this.#vendor, operation, this.#double.origin)]
      .filter(([name]) => !own.includes(name))
      .map(([name, value]) => [name, placeholder(value)] as const)
  }

  /** Returns whether the pact leaves out the credential that the operation requires, as for a client behind a filter. */
  #lacksCredential({ template, operation, isState }: PlannedRequest): boolean {
    const isPublic = operation !== undefined && operation.schemes.length === 0
    return !isState && !isPublic && !template.headers.some(([name]) => this.#isCredential(name))
  }

  #isCredential(name: string): boolean {
    return secretsOf(this.#vendor).headers.has(name.toLowerCase())
  }

  #isReplaced(name: string, value: string): boolean {
    const isFromScenario = variableNames(value).some((variable) => this.#credentials.has(variable))
    return this.#isCredential(name) && (isFromScenario || value.includes(REDACTED))
  }

  #valueOf(name: string, value: string): string {
    const [variable] = variableNames(value)
    const example = (variable === undefined ? undefined : this.#credentials.get(variable)) ?? value
    const candidates = this.#own.filter(([own]) => own.toLowerCase() === name.toLowerCase())
    const own = candidates.find(([, text]) => kindOf(text) === kindOf(example)) ?? this.#onlyPlain(candidates, example)
    if (own) return own[1]
    if (!this.#isReplaced(name, value)) return this.#isCredential(name) && candidates[0] ? candidates[0][1] : value
    const kind = kindOf(example) === '' ? '…' : `${kindOf(example)} …`
    throw new NotAttempted(`it needs a credential: pass --header '${name}: ${kind}'`)
  }

  /** Returns a header without a kind such as `Bearer`, if the scenario's value has none either. */
  #onlyPlain(candidates: Pairs, example: string): Pairs[number] | undefined {
    return kindOf(example) === '' ? candidates[0] : undefined
  }
}

/** Returns the kind of a credential, such as `Bearer`; empty if it has none. */
function kindOf(credential: string): string {
  const kind = /^([A-Za-z]+) \S/.exec(credential)?.[1] ?? ''
  return kind === '' ? '' : kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase()
}

function firstOfEach(headers: Pairs): Pairs {
  return [...new Map(headers.toReversed().map((pair) => [pair[0].toLowerCase(), pair] as const)).values()].toReversed()
}
