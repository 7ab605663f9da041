import { useState } from 'preact/hooks'
import { control, told, wordsOf } from '../control.ts'
import { useDesk } from '../desk.ts'
import type { Described } from '../documents.ts'
import { credentialOf } from '../journal/copy-text.ts'
import { Choice } from '../ui/choice.tsx'
import { Code } from '../ui/code.tsx'
import { useLoaded } from '../use-loaded.ts'
import { exampleOf } from './example.ts'
import { knownValues } from './known-values.ts'
import { ParameterField } from './parameter-field.tsx'
import { bodyOf, targetOf } from './request.ts'

/** What came back. */
interface Outcome {
  readonly status: number
  readonly text: string
}

/** Asks an operation in the world that is looked at, with credentials of that world, and shows the reply. */
export function TryIt({ vendor, described }: { vendor: string; described: Described }) {
  const { world, edition } = useDesk()
  const { method, object, parameters } = described
  const subject = [world, vendor, object.operationId].join('\n')
  const known = useLoaded(subject, [edition], () => knownValues(world, vendor, parameters))
  const media = Object.entries(object.requestBody?.content ?? {})
  const [type, setType] = useState(media[0]?.[0])
  const [outcome, setOutcome] = useState<Outcome | undefined>()
  const [failure, setFailure] = useState<string | undefined>()
  const chosen = media.find(([name]) => name === type)?.[1]

  const ask = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const fields = new FormData(event.currentTarget)
    try {
      const here = await told(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
      const { target, headers } = targetOf(described, fields)
      const credential = await credentialOf(here, { vendor, operation: object.operationId })
      const response = await fetch(here.baseUrl + target, {
        method: method.toUpperCase(),
        headers: {
          ...credential,
          ...headers,
          ...(type !== undefined && type !== MULTIPART && { 'content-type': type }),
        },
        ...(type !== undefined && { body: bodyOf(type, fields) }),
      })
      setOutcome({ status: response.status, text: await response.text() })
      setFailure(undefined)
    } catch (error) {
      setOutcome(undefined)
      setFailure(wordsOf(error))
    }
  }
  if (!known.value && known.failure === undefined) return null
  return (
    <form class="panel try" onSubmit={ask}>
      <h4>Try it in {world}</h4>
      <div class="filters">
        {parameters.map((parameter) => (
          <ParameterField
            key={`${parameter.in} ${parameter.name}`}
            parameter={parameter}
            known={known.value?.get(parameter) ?? []}
          />
        ))}
        {media.length > 1 && (
          <Choice label="Media type" value={type ?? ''} choose={setType} from={media.map(([name]) => name)} />
        )}
      </div>
      {chosen && type !== undefined && <BodyField key={type} type={type} example={exampleOf(chosen)} />}
      <p class="deeds">
        <button type="submit">Send</button>
      </p>
      <div role="status">
        {outcome && `It answered ${outcome.status}. The journal tells why.`}
        {failure}
      </div>
      {outcome && outcome.text !== '' && <Code label="Body of the reply" text={outcome.text} />}
    </form>
  )
}

const MULTIPART = 'multipart/form-data'

function BodyField({ type, example = '' }: { type: string; example: string | undefined }) {
  return (
    <>
      <label>
        {type === MULTIPART ? 'Form fields, as JSON' : `Body, ${type}`}
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
