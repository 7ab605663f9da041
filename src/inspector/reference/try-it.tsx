import { useEffect, useRef, useState } from 'preact/hooks'
import { errorMessage } from '../control.ts'
import { CONTROL, type SpecOperation } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { Code, prettyPrint } from '../ui/code.tsx'
import { Select } from '../ui/select.tsx'
import { useLoaded } from '../use-loaded.ts'
import { type BodySource, bodySourceOf } from './body-source.ts'
import { ParameterField } from './parameter-field.tsx'
import { type PreparedRequest, prepareRequest } from './prepare-request.ts'
import type { ReceivedResponse } from './send.ts'
import { sendRequest } from './send-request.ts'

/** Sends a request and shows the response: to the control API, or to the selected world with its credentials. */
export function TryIt({ vendor, operation }: { vendor: string; operation: SpecOperation }) {
  const { world, revision } = useInspector()
  const { object, parameters, body } = operation
  const subject = [world, vendor, object.operationId].join('\n')
  const prepared = useLoaded(subject, [revision], () => prepareRequest(world, vendor, operation))
  const mediaTypes = Object.entries(body?.content ?? {})
  const [type, setType] = useState(mediaTypes[0]?.[0])
  const [response, setResponse] = useState<ReceivedResponse | undefined>()
  const [failure, setFailure] = useState<string | undefined>()
  const isControl = vendor === CONTROL
  const receiving = useRef(new AbortController())
  useEffect(() => () => receiving.current.abort(), [])

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const fields = new FormData(event.currentTarget)
    receiving.current.abort()
    receiving.current = new AbortController()
    const { signal } = receiving.current
    try {
      setFailure(undefined)
      await sendRequest({ world, vendor, operation, type, fields, signal }, setResponse)
    } catch (error) {
      // Another request was sent, or the form is gone.
      if (signal.aborted) return
      setResponse(undefined)
      setFailure(errorMessage(error))
    }
  }
  if (!prepared.value && prepared.failure === undefined) return null
  const { known, values, bodies } = prepared.value ?? NOTHING
  return (
    <form class="panel try" onSubmit={submit}>
      <h4>{isControl ? 'Try it' : `Try it in world ${world}`}</h4>
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
      {type !== undefined && (
        <BodyField key={type} type={type} example={bodies.get(type)} source={bodySourceOf(operation)} />
      )}
      <p class="actions">
        <button type="submit">Send</button>
      </p>
      <div role="status">
        {response && `Response status: ${response.status}.${isControl ? '' : ' The request journal explains why.'}`}
        {failure}
      </div>
      {response && response.body !== '' && <Code label="Response body" text={prettyPrint(response.body)} />}
    </form>
  )
}

const NOTHING: PreparedRequest = { known: new Map(), values: new Map(), bodies: new Map() }

const MULTIPART = 'multipart/form-data'

interface BodyFieldProps {
  readonly type: string
  readonly example: string | undefined
  /** the operation that returns the body */
  readonly source: BodySource | undefined
}

function BodyField({ type, example = '', source }: BodyFieldProps) {
  return (
    <>
      <label>
        {type === MULTIPART ? 'Form fields as JSON' : `Body, ${type}`}
        <textarea
          name="body"
          rows={Math.min(20, example.split('\n').length + 1)}
          spellcheck={false}
          defaultValue={example}
          placeholder={
            source && `Left empty: what ${source.operation.object.operationId} returns, which is called first`
          }
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
