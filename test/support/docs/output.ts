import { expect } from 'vitest'

/** Expects an output that equals the one of a page, in which `…` stands for any text. */
export function expectOutput(printed: string, shown: string): void {
  expect(compact(printed)).toMatch(patternOf(compact(shown)))
}

/** Expects an output with each of the lines of a page, in which `…` stands for any text. */
export function expectLines(printed: string, shown: string): void {
  for (const line of shown.split('\n').filter((one) => one !== '…' && one !== ''))
    expect(printed.split('\n').map((one) => one.trimEnd())).toContainEqual(expect.stringMatching(patternOf(line)))
}

/** Returns the pattern of a whole text, in which `…` stands for any text. */
export function patternOf(text: string): RegExp {
  const parts = text.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`)
}

/** Removes the whitespace between the parts of JSON, and at the ends of other text. */
export function compact(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text.trim()
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, string: string | undefined) => string ?? '')
}
