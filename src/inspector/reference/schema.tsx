import { useState } from 'preact/hooks'
import { type Document, resolve, type SchemaObject } from '../../engine/spec/document.ts'

/** As much of a JSON Schema as is shown. */
interface Shown extends SchemaObject {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Shown>>
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly readOnly?: boolean
  readonly items?: Shown
  readonly allOf?: readonly Shown[]
  readonly anyOf?: readonly Shown[]
  readonly oneOf?: readonly Shown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

/** The properties of a schema, one under another; what they consist of is opened when it is asked for. */
export function SchemaOf({ document, schema }: { document: Document; schema: SchemaObject }) {
  const { name, shown } = resolved(document, schema)
  const items = shown.items && resolved(document, shown.items)
  const properties = propertiesOf(document, items?.shown ?? shown)
  return (
    <>
      <p>
        {name ?? typeText(document, shown)}
        {items && ` of ${items.name ?? typeText(document, items.shown)}`}
        {shown.description && `: ${shown.description}`}
      </p>
      {properties.length > 0 && (
        <dl class="steps">
          {properties.map(([property, inner, isRequired]) => (
            <Property key={property} document={document} name={property} schema={inner} isRequired={isRequired} />
          ))}
        </dl>
      )}
    </>
  )
}

function Property({
  document,
  name,
  schema,
  isRequired,
}: {
  document: Document
  name: string
  schema: Shown
  isRequired: boolean
}) {
  const { shown } = resolved(document, schema)
  const inner = shown.items ? resolved(document, shown.items).shown : shown
  const hasInner = propertiesOf(document, inner).length > 0
  return (
    <div>
      <dt>
        <code>{name}</code>{' '}
        <small>{[isRequired && 'required', shown.readOnly && 'read only'].filter(Boolean).join(', ')}</small>
      </dt>
      <dd>
        {typeText(document, schema)}
        {boundsText(shown)} {schema.description ?? shown.description}
        {hasInner && <Inner document={document} schema={schema} />}
      </dd>
    </div>
  )
}

/** Made when it is opened: a schema may consist of itself. */
function Inner({ document, schema }: { document: Document; schema: Shown }) {
  const [open, setOpen] = useState(false)
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>What it consists of</summary>
      {open && <SchemaOf document={document} schema={schema} />}
    </details>
  )
}

function propertiesOf(
  document: Document,
  schema: Shown,
): (readonly [name: string, schema: Shown, isRequired: boolean])[] {
  const own = Object.entries(schema.properties ?? {}).map(([name, inner]) => {
    return [name, inner, schema.required?.includes(name) ?? false] as const
  })
  return [...(schema.allOf ?? []).flatMap((part) => propertiesOf(document, resolved(document, part).shown)), ...own]
}

function resolved(document: Document, schema: Shown): { name: string | undefined; shown: Shown } {
  if (schema.$ref === undefined) return { name: undefined, shown: schema }
  const name = schema.$ref.split('/').at(-1)
  return { name, shown: { ...resolve<Shown>(document, { $ref: schema.$ref }), ...withoutRef(schema) } }
}

function withoutRef({ $ref: _, ...rest }: Shown): Shown {
  return rest
}

function typeText(document: Document, schema: Shown): string {
  const { name, shown } = resolved(document, schema)
  if (shown.const !== undefined) return JSON.stringify(shown.const)
  if (shown.enum) return shown.enum.map((one) => JSON.stringify(one)).join(' | ')
  const variants = shown.oneOf ?? shown.anyOf
  if (variants) return variants.map((one) => typeText(document, one)).join(' | ')
  if (shown.items) return `array of ${typeText(document, shown.items)}`
  if (name !== undefined && shown.properties) return name
  const type = [shown.type ?? 'any'].flat().join(' | ')
  return shown.format === undefined ? type : `${type} (${shown.format})`
}

function boundsText({ minimum, maximum, minLength, maxLength, pattern }: Shown): string {
  const bounds = [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(minLength === undefined ? [] : [`at least ${minLength} characters`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
    ...(pattern === undefined ? [] : [`like ${pattern}`]),
  ]
  return bounds.length === 0 ? '.' : `, ${bounds.join(', ')}.`
}
