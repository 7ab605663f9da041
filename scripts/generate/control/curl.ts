import { isJson, type Json } from '../../../src/engine/closed/schema.ts'
import type { ControlOperation } from './operation.ts'

/** Address of the server in commands. */
const ADDRESS = 'http://127.0.0.1:4010'
/** Name of the world that the commands use unless an operation's `x-curl` names another one. */
const WORLD = 'checkout'
/** Longest line of a command. */
const WIDTH = 118

/** Returns the command that shows an operation. */
export function curlCommand(operation: ControlOperation): string {
  const { method, curl } = operation
  const url = `${ADDRESS}${pathOf(operation)}${queryOf(operation)}`
  const body = bodyOf(operation)
  const parts = [
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...(typeof curl['options'] === 'string' ? [curl['options']] : []),
    /[?&]/.test(url) ? quoted(url) : url,
    ...Object.entries(isJson(curl['header']) ? curl['header'] : {}).map(
      ([name, value]) => `-H '${name}: ${String(value)}'`,
    ),
    ...(body === undefined ? [] : [`-H 'content-type: ${operation.body?.type ?? ''}'`, dataOf(body)]),
  ]
  return wrapped(['curl', ...parts])
}

function pathOf({ path, parameters, curl }: ControlOperation): string {
  const chosen: Json = { world: WORLD, ...(isJson(curl['path']) && curl['path']) }
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const declared = parameters.find((one) => one['in'] === 'path' && one['name'] === name)
    return encodeURIComponent(String(chosen[name] ?? declared?.['example']))
  })
}

/** Returns the query of `x-curl`, or that of the required parameters. */
function queryOf({ parameters, curl }: ControlOperation): string {
  const required = parameters.filter((one) => one['in'] === 'query' && one['required'] === true)
  const query = isJson(curl['query'])
    ? Object.entries(curl['query'])
    : required.map(({ name, example }) => [String(name), example] as const)
  const text = query.map(([name, value]) => `${name}=${encodeURIComponent(String(value)).replaceAll('%3A', ':')}`)
  return text.length === 0 ? '' : `?${text.join('&')}`
}

function bodyOf({ body, curl }: ControlOperation): unknown {
  return curl['body'] ?? body?.example
}

/** Returns the option that sends a body. A text is the name of a file after `@`. */
function dataOf(body: unknown): string {
  return typeof body === 'string' ? `--data-binary ${body}` : `-d ${quoted(JSON.stringify(body))}`
}

/** Breaks a command before an option if a line would be too long. */
function wrapped(parts: readonly string[]): string {
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line !== '' && line.length + part.length > WIDTH - 2) {
      lines.push(line)
      line = `  ${part}`
    } else line += `${line === '' ? '' : ' '}${part}`
  }
  return [...lines, line].join(' \\\n')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
