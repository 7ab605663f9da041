import { useState } from 'preact/hooks'
import { type Document, resolve, type SchemaObject } from '../../engine/spec/document.ts'

/** Keywords of a JSON Schema that the page shows. */
interface SchemaView extends SchemaObject {
  readonly description?: string
  readonly properties?: Readonly<Record<string, SchemaView>>
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly readOnly?: boolean
  readonly items?: SchemaView
  readonly allOf?: readonly SchemaView[]
  readonly anyOf?: readonly SchemaView[]
  readonly oneOf?: readonly SchemaView[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

/** Lists the properties of a schema. Nested schemas are collapsed. */
export function SchemaDetails({ document, schema }: { document: Document; schema: SchemaObject }) {
  const { name, view } = resolveSchema(document, schema)
  const items = view.items && resolveSchema(document, view.items)
  const properties = propertiesOf(document, items?.view ?? view)
  return (
    <>
      <p>
        {name ?? formatType(document, view)}
        {items && ` of ${items.name ?? formatType(document, items.view)}`}
        {view.description && `: ${view.description}`}
      </p>
      {properties.length > 0 && (
        <dl class="steps">
          {properties.map(([property, propertySchema, isRequired]) => (
            <Property
              key={property}
              document={document}
              name={property}
              schema={propertySchema}
              isRequired={isRequired}
            />
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
  schema: SchemaView
  isRequired: boolean
}) {
  const { view } = resolveSchema(document, schema)
  const nested = view.items ? resolveSchema(document, view.items).view : view
  const hasNested = propertiesOf(document, nested).length > 0
  return (
    <div>
      <dt>
        <code>{name}</code>{' '}
        <small>{[isRequired && 'required', view.readOnly && 'read only'].filter(Boolean).join(', ')}</small>
      </dt>
      <dd>
        {formatType(document, schema)}
        {formatBounds(view)} {schema.description ?? view.description}
        {hasNested && <NestedSchema document={document} schema={schema} />}
      </dd>
    </div>
  )
}

/** Renders the schema of a property, but only while it is open: a schema may refer to itself. */
function NestedSchema({ document, schema }: { document: Document; schema: SchemaView }) {
  const [open, setOpen] = useState(false)
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Properties</summary>
      {open && <SchemaDetails document={document} schema={schema} />}
    </details>
  )
}

function propertiesOf(
  document: Document,
  schema: SchemaView,
): (readonly [name: string, schema: SchemaView, isRequired: boolean])[] {
  const own = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    return [name, property, schema.required?.includes(name) ?? false] as const
  })
  return [...(schema.allOf ?? []).flatMap((part) => propertiesOf(document, resolveSchema(document, part).view)), ...own]
}

function resolveSchema(document: Document, schema: SchemaView): { name: string | undefined; view: SchemaView } {
  if (schema.$ref === undefined) return { name: undefined, view: schema }
  const name = schema.$ref.split('/').at(-1)
  return { name, view: { ...resolve<SchemaView>(document, { $ref: schema.$ref }), ...withoutRef(schema) } }
}

function withoutRef({ $ref: _, ...rest }: SchemaView): SchemaView {
  return rest
}

function formatType(document: Document, schema: SchemaView): string {
  const { name, view } = resolveSchema(document, schema)
  if (view.const !== undefined) return JSON.stringify(view.const)
  if (view.enum) return view.enum.map((value) => JSON.stringify(value)).join(' | ')
  const variants = view.oneOf ?? view.anyOf
  if (variants) return variants.map((variant) => formatType(document, variant)).join(' | ')
  if (view.items) return `array of ${formatType(document, view.items)}`
  if (name !== undefined && view.properties) return name
  const type = [view.type ?? 'any'].flat().join(' | ')
  return view.format === undefined ? type : `${type} (${view.format})`
}

function formatBounds({ minimum, maximum, minLength, maxLength, pattern }: SchemaView): string {
  const bounds = [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(minLength === undefined ? [] : [`at least ${minLength} characters`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
    ...(pattern === undefined ? [] : [`matching ${pattern}`]),
  ]
  return bounds.length === 0 ? '.' : `, ${bounds.join(', ')}.`
}
