import { useState } from 'preact/hooks'
import { control, errorMessage, unwrap } from '../control.ts'
import type { SpecOperation } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { credentialHeaders } from '../journal/copy-text.ts'
import { Code } from '../ui/code.tsx'
import { Select } from '../ui/select.tsx'
import { useLoaded } from '../use-loaded.ts'
import { ParameterField } from './parameter-field.tsx'
import { type PreparedRequest, prepareRequest } from './prepare-request.ts'
import { toBody, toTarget } from './request.ts'

interface ReceivedResponse {
  readonly status: number
  readonly body: string
}

/** Sends a request to the selected world with the credentials of that world, and shows the response. */
export function TryIt({ vendor, operation }: { vendor: string; operation: SpecOperation }) {
  const { world, revision } = useInspector()
  const { method, object, parameters, body } = operation
  const subject = [world, vendor, object.operationId].join('\n')
  const prepared = useLoaded(subject, [revision], () => prepareRequest(world, vendor, operation))
  const mediaTypes = Object.entries(body?.content ?? {})
  const [type, setType] = useState(mediaTypes[0]?.[0])
  const [response, setResponse] = useState<ReceivedResponse | undefined>()
  const [failure, setFailure] = useState<string | undefined>()

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const fields = new FormData(event.currentTarget)
    try {
      const loaded = await unwrap(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
      const { target, headers } = toTarget(operation, fields)
      const credential = await credentialHeaders(loaded, { vendor, operation: object.operationId })
      const received = await send(loaded.baseUrl + target, {
        method: method.toUpperCase(),
        headers: {
          ...credential,
          ...headers,
          ...(type !== undefined && type !== MULTIPART && { 'content-type': type }),
        },
        ...(type !== undefined && { body: toBody(type, fields) }),
      })
      setResponse(received)
      setFailure(undefined)
    } catch (error) {
      setResponse(undefined)
      setFailure(errorMessage(error))
    }
  }
  if (!prepared.value && prepared.failure === undefined) return null
  const { known, values, bodies } = prepared.value ?? NOTHING
  return (
    <form class="panel try" onSubmit={submit}>
      <h4>Try it in world {world}</h4>
      <div class="filters">
        {parameters.map((parameter) => (
          <ParameterField
            key={`${parameter.in} ${parameter.name}`}
            parameter={parameter}
            initialValue={values.get(parameter) ?? ''}
            knownValues={known.get(parameter) ?? []}
          />
        ))}
        {mediaTypes.length > 1 && (
          <Select label="Media type" value={type ?? ''} onSelect={setType} options={mediaTypes.map(([name]) => name)} />
        )}
      </div>
      {type !== undefined && <BodyField key={type} type={type} example={bodies.get(type)} />}
      <p class="actions">
        <button type="submit">Send</button>
      </p>
      <div role="status">
        {response && `Response status: ${response.status}. The request journal explains why.`}
        {failure}
      </div>
      {response && response.body !== '' && <Code label="Response body" text={response.body} />}
    </form>
  )
}

const NOTHING: PreparedRequest = { known: new Map(), values: new Map(), bodies: new Map() }

const MULTIPART = 'multipart/form-data'

async function send(url: string, init: RequestInit): Promise<ReceivedResponse> {
  const response = await fetch(url, init)
  return { status: response.status, body: await response.text() }
}

function BodyField({ type, example = '' }: { type: string; example: string | undefined }) {
  return (
    <>
      <label>
        {type === MULTIPART ? 'Form fields as JSON' : `Body, ${type}`}
        <textarea
          name="body"
          rows={Math.min(20, example.split('\n').length + 1)}
          spellcheck={false}
          defaultValue={example}
        />
      </label>
      {type === MULTIPART && (
        <label>
          File, or none for a small text
          <input type="file" name="file" />
        </label>
      )}
    </>
  )
}
