/** The tokens of a text, as far as anybody can tell without a model: a quarter of its characters, rounded up. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4)
}
