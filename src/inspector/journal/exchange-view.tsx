import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import type { Exchange } from '../live-journal.ts'
import { addressOf } from '../route.ts'
import { Back } from '../ui/back.tsx'
import { ChosenTitle } from '../ui/chosen-title.tsx'
import { Code } from '../ui/code.tsx'
import { Copy } from '../ui/copy.tsx'
import { momentText } from '../ui/moment.ts'
import { Pairs } from '../ui/pairs.tsx'
import { Changes } from './changes.tsx'
import { curlOf, faultText, testOf } from './copy-text.ts'
import { Why } from './why.tsx'

/** One exchange: what can be done with it, why it was answered so, what it changed, and both messages in full. */
export function ExchangeView({ exchange }: { exchange: Exchange }) {
  const { world } = useDesk()
  const { number, at, method, path, query, request, response } = exchange
  return (
    <section aria-labelledby="exchange-title" class="chosen">
      <Back to={addressOf(world, 'journal')}>Back to the list</Back>
      <ChosenTitle level="h2" id="exchange-title" of={String(number)}>
        {method} {path}
        {query !== '' && `?${query}`} → {response.status === 0 ? 'cut off' : response.status}
      </ChosenTitle>
      <p>
        Exchange {number}, {momentText(at)}
      </p>
      <Deeds exchange={exchange} />
      <Why exchange={exchange} />
      <Changes number={number} />
      <Message title="Request" headers={request.headers} body={request.body} />
      <Message title="Reply" headers={response.headers} body={response.body} />
    </section>
  )
}

function Deeds({ exchange }: { exchange: Exchange }) {
  const { world, act } = useDesk()
  const { number } = exchange
  const restore = (side: 'before' | 'exchange') => {
    return told(
      control.POST('/_control/worlds/{world}/restore', {
        params: { path: { world } },
        body: { to: `${side}:${number}` },
      }),
    )
  }
  return (
    <p class="deeds">
      <button
        type="button"
        onClick={() => act(`The world is as it was before exchange ${number}`, () => restore('before'))}
      >
        Go back to before it
      </button>
      <button
        type="button"
        onClick={() => act(`The world is as it was after exchange ${number}`, () => restore('exchange'))}
      >
        Go back to after it
      </button>
      <Copy label="as curl" text={() => curlOf(world, exchange)} />
      <Copy label="as a test" text={() => testOf(world, exchange)} />
      <Copy label="as a fault" text={() => faultText(exchange)} />
    </p>
  )
}

function Message({ title, headers, body }: { title: string; headers: Exchange['response']['headers']; body: string }) {
  return (
    <section class="panel">
      <h3>{title}</h3>
      <details>
        <summary>
          {headers.length} {headers.length === 1 ? 'header' : 'headers'}
        </summary>
        <Pairs pairs={headers.map(({ name, value }) => [name, value])} />
      </details>
      {body === '' ? (
        <p>No body, or none that is kept.</p>
      ) : (
        <Code label={`Body of the ${title.toLowerCase()}`} text={body} />
      )}
    </section>
  )
}
