import { resolve } from '../../engine/spec/document.ts'
import type { SpecOperation } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { RuleList } from '../journal/why-response.tsx'
import { hrefOf } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Code, prettyPrint } from '../ui/code.tsx'
import { Prose } from '../ui/prose.tsx'
import { ProvenanceMark } from '../ui/provenance.tsx'
import { SelectedTitle } from '../ui/selected-title.tsx'
import { exampleOf } from './example.ts'
import { SchemaDetails } from './schema.tsx'
import { TryIt } from './try-it.tsx'

/** Shows an operation as its spec defines it, with a form that sends a request. */
export function OperationView({ vendor, operation }: { vendor: string; operation: SpecOperation }) {
  const { world } = useInspector()
  const { method, path, object, parameters, body, document } = operation
  const rules = object['x-behaviour'] ?? []
  // The served description repeats the rules, which are listed below with their provenance.
  const [description] = (object.description ?? '').split(/(?:^|\n\n)- /)
  return (
    <section aria-labelledby="operation-title" class="selected">
      <BackLink href={hrefOf(world, 'reference', vendor)}>All operations</BackLink>
      <SelectedTitle level="h3" id="operation-title" subject={`${vendor} ${object.operationId}`}>
        {object.operationId}
      </SelectedTitle>
      <p>
        <b>{method.toUpperCase()}</b> <code>{path}</code> <ProvenanceMark provenance={object['x-provenance']} />
      </p>
      {object.summary && <p>{object.summary.replace(/\.$/, '')}.</p>}
      {description && (
        <p>
          <Prose text={description} />
        </p>
      )}
      <TryIt vendor={vendor} operation={operation} />
      {parameters.length > 0 && <Parameters operation={operation} />}
      {body && (
        <section class="panel">
          <h4>Body{body.required ? ', required' : ''}</h4>
          {Object.entries(body.content).map(([type, media]) => (
            <details key={type}>
              <summary>{type}</summary>
              {media.schema && <SchemaDetails document={document} schema={media.schema} />}
            </details>
          ))}
        </section>
      )}
      <section class="panel">
        <h4>Responses</h4>
        {Object.keys(object.responses).map((status) => (
          <ResponseItem key={status} operation={operation} status={status} />
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

function Parameters({ operation: { parameters } }: { operation: SpecOperation }) {
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
              <Prose text={description ?? ''} />
              {schema?.default !== undefined && ` Defaults to ${JSON.stringify(schema?.default)}.`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function ResponseItem({ operation: { document, object }, status }: { operation: SpecOperation; status: string }) {
  const declared = object.responses[status]
  if (!declared) return null
  const { description, content = {}, headers = {} } = resolve(document, declared)
  const [type, media] = Object.entries(content)[0] ?? []
  const example = media && exampleOf(media)
  return (
    <details>
      <summary>
        <b>{status}</b> <Prose text={description ?? ''} />
      </summary>
      {Object.keys(headers).length > 0 && <p>Headers: {Object.keys(headers).join(', ')}</p>}
      {type !== undefined && <p>{type}</p>}
      {media?.schema && <SchemaDetails document={document} schema={media.schema} />}
      {example !== undefined && <Code label={`Example of ${status}`} text={prettyPrint(example)} />}
      {type === undefined && <p>No body.</p>}
    </details>
  )
}
