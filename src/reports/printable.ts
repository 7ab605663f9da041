/**
 * Characters that change what a terminal shows: control characters, line and paragraph separators, and characters that
 * reverse the direction of text. Lone surrogates are included because a stream cannot encode them.
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Escapes the characters of a client's text that a terminal would act on, as JSON writes them: `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, toEscape)
}

/** Escapes a text as {@link printable} does, except for line breaks and tabs. */
export function printableLines(text: string): string {
  return text.replace(UNPRINTABLE, (character) => (/[\n\t]/.test(character) ? character : toEscape(character)))
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
