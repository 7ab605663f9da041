import type { SpecOperation, SpecParameter } from '../documents.ts'
import { inputText } from '../ui/form-fields.ts'
import { bodySourceOf } from './body-source.ts'
import { exampleOf } from './example.ts'
import { type KnownValues, loadKnownValues } from './known-values.ts'
import { sampleBody } from './sample-body.ts'

/** Values with which the form of an operation is filled in at first. */
export interface PreparedRequest {
  readonly known: KnownValues
  /** value of each parameter; empty for one that is left out */
  readonly values: ReadonlyMap<SpecParameter, string>
  /** body of each media type */
  readonly bodies: ReadonlyMap<string, string>
}

/** Prepares a request that succeeds in a world, as far as its spec and the records of the world say what does. */
export async function prepareRequest(
  world: string,
  vendor: string,
  operation: SpecOperation,
): Promise<PreparedRequest> {
  const { parameters, body, document } = operation
  const known = await loadKnownValues(world, vendor, parameters)
  const values = parameters.map((parameter) => [parameter, initialValue(parameter, known)] as const)
  // A body that another operation returns is sent as that operation returns it.
  const isReturned = bodySourceOf(operation) !== undefined
  const bodies = Object.entries(body?.content ?? {}).map(([type, media]) => {
    const text = exampleOf(media) ?? sampleBody(document, type, media.schema) ?? ''
    return [type, isReturned ? '' : text] as const
  })
  return { known, values: new Map(values), bodies: new Map(bodies) }
}

/** Returns the fields of a form at first. */
export function initialFields({ values, bodies }: PreparedRequest): FormData {
  const fields = new FormData()
  for (const [{ in: where, name }, value] of values) fields.set(`${where} ${name}`, value)
  fields.set('body', [...bodies.values()][0] ?? '')
  return fields
}

/**
 * Returns the value of a parameter at first: the spec's example if the world contains it or nothing else, or else the
 * first value that the world contains. A parameter that is not required is left out.
 */
function initialValue(parameter: SpecParameter, known: KnownValues): string {
  if (parameter.in !== 'path' && !parameter.required) return ''
  const example = inputText(parameter.example)
  const existing = known.get(parameter) ?? []
  return existing.find(({ value }) => value === example)?.value ?? existing[0]?.value ?? example
}
