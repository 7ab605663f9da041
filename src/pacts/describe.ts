import { secretsOf } from '../engine/journal/secrets.ts'
import { objectOf } from '../engine/spec/declaration.ts'
import { type ParameterObject, resolve } from '../engine/spec/document.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { DEFAULT_SCENARIO } from '../scenarios/library.ts'
import { describeOutcome } from './describe-outcome.ts'
import { isObject } from './json.ts'
import type { Step } from './replay.ts'
import type { ReproducedExchange } from './reproduce.ts'
import type { RequestTemplate } from './template.ts'
import type { DescriptionParts } from './unique-descriptions.ts'
import { listed, lowerFirst } from './words.ts'

/** An exchange of which a description is made. */
interface Described extends Pick<ReproducedExchange, 'step' | 'after' | 'response' | 'problem' | 'isFault'> {
  readonly template: RequestTemplate
  readonly vendor: Vendor
  readonly scenario: string
}

/**
 * Describes an interaction in words, such as `create an agent with an invalid name`. The operation's summary and the
 * problem that the response reports decide them.
 */
export function describe({ step, after, response, template, ...described }: Described): DescriptionParts {
  const { problem, isFault, vendor, scenario } = described
  const { operation } = step
  const { status } = response
  const content = template.body?.content
  const last = after.at(-1)
  return {
    summary: summaryOf(step, vendor),
    outcome: describeOutcome({
      problem,
      isFault,
      isAnonymous: !template.headers.some(([name]) => secretsOf(vendor).headers.has(name.toLowerCase())),
      hasId: operation.slots.length > 0,
      hasBody: template.body !== undefined,
    }),
    parameters: describeParameters(optionalParameters(step, vendor)),
    facts: [
      status < 400 ? `(${status})` : '',
      isObject(content) ? describeParameters(Object.keys(content)) : '',
      last ? `after "${summaryOf(last, vendor)}"` : '',
      scenario === DEFAULT_SCENARIO ? '' : `in the scenario ${scenario}`,
    ],
  }
}

/** Returns the names of the query parameters that the client sent although the operation does not require them. */
function optionalParameters({ operation, template }: Step, { spec: { document } }: Vendor): string[] {
  const { parameters = [] } = objectOf(document, operation)
  const declared = parameters.map((parameter) => resolve<ParameterObject>(document, parameter))
  const required = new Set(declared.flatMap(({ required: isRequired, name }) => (isRequired ? [name] : [])))
  return [...new Set(template.query.map(([name]) => name))].filter((name) => !required.has(name))
}

function summaryOf({ operation }: Step, { spec }: Vendor): string {
  return describeOperation(objectOf(spec.document, operation).summary, operation.id)
}

/** Returns a summary as the beginning of a description: `List assistants` becomes `list assistants`. */
function describeOperation(summary: string | undefined, operationId: string): string {
  const text = summary?.trim().replace(/\.$/, '') ?? ''
  if (text !== '') return lowerFirst(text)
  return operationId
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
}

/** Returns the names of parameters as a clause: `with limit and page`. */
function describeParameters(names: readonly string[]): string {
  return names.length === 0 ? '' : `with ${listed(names)}`
}
