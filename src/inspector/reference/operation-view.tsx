import { type Document, resolve } from '../../engine/spec/document.ts'
import { useDesk } from '../desk.ts'
import type { Described } from '../documents.ts'
import { RuleList } from '../journal/why.tsx'
import { addressOf } from '../route.ts'
import { Back } from '../ui/back.tsx'
import { ChosenTitle } from '../ui/chosen-title.tsx'
import { Code } from '../ui/code.tsx'
import { ProvenanceMark } from '../ui/provenance.tsx'
import { exampleOf } from './example.ts'
import { SchemaOf } from './schema.tsx'
import { TryIt } from './try-it.tsx'

/** All that a spec says of an operation, and a form that asks it. */
export function OperationView({ vendor, described }: { vendor: string; described: Described }) {
  const { world } = useDesk()
  const { method, path, object, parameters, document } = described
  const rules = object['x-behaviour'] ?? []
  return (
    <section aria-labelledby="operation-title" class="chosen">
      <Back to={addressOf(world, 'reference', vendor)}>All operations</Back>
      <ChosenTitle level="h3" id="operation-title" of={`${vendor} ${object.operationId}`}>
        {object.operationId}
      </ChosenTitle>
      <p>
        <b>{method.toUpperCase()}</b> <code>{path}</code> <ProvenanceMark of={object['x-provenance']} />
      </p>
      <p>{object.summary}.</p>
      {object.description && <p>{object.description}</p>}
      <TryIt vendor={vendor} described={described} />
      {parameters.length > 0 && <ParameterTable described={described} />}
      {object.requestBody && (
        <section class="panel">
          <h4>Body{object.requestBody.required ? ', required' : ''}</h4>
          {Object.entries(object.requestBody.content).map(([type, media]) => (
            <details key={type}>
              <summary>{type}</summary>
              {media.schema && <SchemaOf document={document} schema={media.schema} />}
            </details>
          ))}
        </section>
      )}
      <section class="panel">
        <h4>Replies</h4>
        {Object.keys(object.responses).map((status) => (
          <ReplyOf key={status} document={document} described={described} status={status} />
        ))}
      </section>
      {rules.length > 0 && (
        <section class="panel">
          <h4>Rules</h4>
          <RuleList rules={rules} />
        </section>
      )}
    </section>
  )
}

function ParameterTable({ described: { parameters } }: { described: Described }) {
  return (
    <section class="panel">
      <h4>Parameters</h4>
      <dl class="steps">
        {parameters.map(({ name, in: where, required, description, schema }) => (
          <div key={`${where} ${name}`}>
            <dt>
              <code>{name}</code> <small>{[where, required && 'required'].filter(Boolean).join(', ')}</small>
            </dt>
            <dd>
              {description}
              {schema.default !== undefined && ` By default ${JSON.stringify(schema.default)}.`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function ReplyOf({ document, described, status }: { document: Document; described: Described; status: string }) {
  const declared = described.object.responses[status]
  if (!declared) return null
  const { description, content = {}, headers = {} } = resolve(document, declared)
  const [type, media] = Object.entries(content)[0] ?? []
  const example = media && exampleOf(media)
  return (
    <details>
      <summary>
        <b>{status}</b> {description}
      </summary>
      {Object.keys(headers).length > 0 && <p>Headers: {Object.keys(headers).join(', ')}</p>}
      {type !== undefined && <p>{type}</p>}
      {media?.schema && <SchemaOf document={document} schema={media.schema} />}
      {example !== undefined && <Code label={`Example of ${status}`} text={example} />}
      {type === undefined && <p>No body.</p>}
    </details>
  )
}
