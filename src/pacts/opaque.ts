import { decodePercent } from '../engine/spec/parameters.ts'

/** Checks for a token that means nothing to a client, such as an id or a cursor. */
export function isOpaque(text: string): boolean {
  const token = decodePercent(text) ?? text
  return /^[\w.~+/=-]{16,}$/.test(token) && /\d/.test(token) && /[a-z]/i.test(token)
}

/**
 * Returns a regular expression for a link of the same resource: ids and cursors may differ, but not the rest. Returns
 * undefined for a string that is not a link without a host, or that contains no id and no cursor. For example, the page
 * number in `/desks/b1111111-0000-4000-8000-000000000001/drawers?page=2` may not differ.
 * @param isFixed checks for a part that may not differ, such as an id that the client sent
 */
export function linkPattern(text: string, isFixed: (part: string) => boolean): string | undefined {
  if (!/^\/[^\s]+$/.test(text)) return undefined
  const isVariable = (part: string) => isOpaque(part) && !isFixed(part)
  const parts = text.split(/([/?&=#])/)
  if (!parts.some(isVariable)) return undefined
  return `^${parts.map((part) => (isVariable(part) ? '[^\\/?&#]+' : escapeRegex(part))).join('')}$`
}

/** Escapes a string for a regular expression. */
export function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
