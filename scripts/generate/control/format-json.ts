import { isJson } from '../../../src/engine/closed/schema.ts'

/** Longest line of JSON that stays in one line. */
const WIDTH = 116

/** Formats JSON as people write it: an object or a list stays in one line if the line is short. */
export function formatJson(value: unknown, indent = ''): string {
  const line = inOneLine(value)
  if (indent.length + line.length <= WIDTH) return line
  const inner = `${indent}  `
  if (Array.isArray(value)) return `[\n${value.map((one) => inner + formatJson(one, inner)).join(',\n')}\n${indent}]`
  if (!isJson(value)) return line
  const members = Object.entries(value).map(([name, one]) => `${inner}"${name}": ${formatJson(one, inner)}`)
  return `{\n${members.join(',\n')}\n${indent}}`
}

function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`
  if (!isJson(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, one]) => `"${name}": ${inOneLine(one)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}
