import { isObject } from '../../world/is-object.ts'
import { checkNames, cutText, LONGEST_RESULT } from './call-within.ts'
import { type ControlledServer, createRequest, fetchText, parseObject, sendControlRequest } from './control-client.ts'
import { type InputSchema, type Tool, type ToolArguments, ToolError, textOf } from './tool.ts'

const INPUT: InputSchema = {
  type: 'object',
  properties: {
    world: { type: 'string', description: 'Name of the world.' },
    method: { type: 'string', description: 'HTTP method.', default: 'GET' },
    path: { type: 'string', description: "Path of the vendor's API, with the query.", examples: ['/api/v2/users/me'] },
    vendor: { type: 'string', description: 'Vendor whose credentials of the world are added to the headers.' },
    headers: { type: 'object', description: 'Request headers.', additionalProperties: { type: 'string' } },
    body: { description: 'Body: a string is sent as it is, any other value as JSON.' },
  },
  required: ['world', 'path'],
  additionalProperties: false,
}

/** Characters that the status and the headers of a response may have beside its body. */
const ROOM_FOR_HEADERS = 8_000

/** Creates the tool that sends a request to the API of a vendor, in one world. */
export function requestTool(server: ControlledServer): Tool {
  return {
    name: 'sendRequest',
    title: "Send a request to a vendor's API in a world",
    description:
      "Sends a request to a vendor's API in a world, as a client would. Returns the status, the headers and the body.",
    inputSchema: INPUT,
    readOnly: false,
    destructive: true,
    call: async (args, signal) => {
      checkNames(args, INPUT)
      const world = await readWorld(server, args, signal)
      const method = textOf({ method: 'GET', ...args }, 'method').toUpperCase()
      const init: RequestInit = { method, redirect: 'manual', signal, ...messageOf(world, args) }
      const { status, headers, text } = await fetchText(createRequest(server, addressIn(world, args), init))
      const body = cutText(text, LONGEST_RESULT - ROOM_FOR_HEADERS)
      return { text: JSON.stringify({ status, headers: Object.fromEntries(headers), body }) }
    },
  }
}

type World = Readonly<Record<string, unknown>>

async function readWorld(server: ControlledServer, args: ToolArguments, signal: AbortSignal): Promise<World> {
  const target = `/_control/worlds/${encodeURIComponent(textOf(args, 'world'))}`
  const { text } = await sendControlRequest(server, { method: 'GET', target, signal })
  return parseObject(text) ?? {}
}

/** Returns the address of a path in a world. */
function addressIn({ baseUrl }: World, args: ToolArguments): string {
  const target = textOf(args, 'path')
  if (!target.startsWith('/')) throw new ToolError(`The path "${target}" must start with a slash`)
  return `${new URL(String(baseUrl)).pathname}${target}`
}

/** Returns the headers and the body of a request. The agent's headers override the credentials. */
function messageOf(world: World, args: ToolArguments): RequestInit {
  const { headers: given, body } = args
  const own = isObject(given) ? Object.entries(given).map(([name, value]) => [name, String(value)] as const) : []
  const isJson = body !== undefined && typeof body !== 'string'
  const headers = new Headers({
    ...('vendor' in args && credentialsOf(world, textOf(args, 'vendor'))),
    ...(isJson && { 'content-type': 'application/json' }),
  })
  for (const [name, value] of own) headers.set(name, value)
  if (body === undefined) return { headers }
  return { headers, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

function credentialsOf({ credentials }: World, vendor: string): Readonly<Record<string, string>> {
  const known = isObject(credentials) ? credentials : {}
  const found = known[vendor]
  if (!isObject(found) || !isObject(found['headers'])) {
    throw new ToolError(`The world has no credentials of "${vendor}": use one of ${Object.keys(known).join(', ')}`)
  }
  return Object.fromEntries(Object.entries(found['headers']).map(([name, value]) => [name, String(value)]))
}
