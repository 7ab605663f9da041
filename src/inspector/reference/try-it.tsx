import { useEffect, useRef, useState } from 'preact/hooks'
import { errorMessage } from '../control.ts'
import { CONTROL, type SpecOperation } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { Code } from '../ui/code.tsx'
import { Select } from '../ui/select.tsx'
import { useLoaded } from '../use-loaded.ts'
import { exampleOf } from './example.ts'
import { loadKnownValues } from './known-values.ts'
import { ParameterField } from './parameter-field.tsx'
import { toBody, toTarget } from './request.ts'
import { sampleBody } from './sample-body.ts'
import { type ReceivedResponse, recipientOf, send } from './send.ts'

/** Sends a request and shows the response: to the control API, or to the selected world with its credentials. */
export function TryIt({ vendor, operation }: { vendor: string; operation: SpecOperation }) {
  const { world, revision } = useInspector()
  const { method, object, parameters, body, document } = operation
  const subject = [world, vendor, object.operationId].join('\n')
  const known = useLoaded(subject, [revision], () => loadKnownValues(world, vendor, parameters))
  const mediaTypes = Object.entries(body?.content ?? {})
  const [type, setType] = useState(mediaTypes[0]?.[0])
  const [response, setResponse] = useState<ReceivedResponse | undefined>()
  const [failure, setFailure] = useState<string | undefined>()
  const media = mediaTypes.find(([name]) => name === type)?.[1]
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
      const { baseUrl, headers: credential } = await recipientOf({ world, vendor, operation: object.operationId })
      const { target, headers } = toTarget(operation, fields)
      const init = {
        method: method.toUpperCase(),
        headers: {
          ...credential,
          ...headers,
          ...(type !== undefined && type !== MULTIPART && { 'content-type': type }),
        },
        ...(type !== undefined && { body: toBody(type, fields) }),
        signal,
      }
      setFailure(undefined)
      await send(baseUrl + target, init, setResponse)
    } catch (error) {
      // Another request was sent, or the form is gone.
      if (signal.aborted) return
      setResponse(undefined)
      setFailure(errorMessage(error))
    }
  }
  if (!known.value && known.failure === undefined) return null
  return (
    <form class="panel try" onSubmit={submit}>
      <h4>{isControl ? 'Try it' : `Try it in world ${world}`}</h4>
      <div class="filters">
        {parameters.map((parameter) => (
          <ParameterField
            key={`${parameter.in} ${parameter.name}`}
            parameter={parameter}
            knownValues={known.value?.get(parameter) ?? []}
          />
        ))}
        {mediaTypes.length > 1 && (
          <Select label="Media type" value={type ?? ''} onSelect={setType} options={mediaTypes.map(([name]) => name)} />
        )}
      </div>
      {media && type !== undefined && (
        <BodyField key={type} type={type} example={exampleOf(media) ?? sampleBody(document, type, media.schema)} />
      )}
      <p class="actions">
        <button type="submit">Send</button>
      </p>
      <div role="status">
        {response && `Response status: ${response.status}.${isControl ? '' : ' The request journal explains why.'}`}
        {failure}
      </div>
      {response && response.body !== '' && <Code label="Response body" text={response.body} />}
    </form>
  )
}

const MULTIPART = 'multipart/form-data'

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
          File
          <input type="file" name="file" />
        </label>
      )}
    </>
  )
}
