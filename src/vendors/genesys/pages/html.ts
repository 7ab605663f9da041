/** Text of an HTML page that is already escaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A value in an HTML template: a string that is escaped, or HTML that is not. */
type Part = string | Html | readonly Html[]

/** Creates HTML from a template literal. Escapes every value that is not HTML. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.reduce((page, text, i) => page + textOf(parts[i - 1] ?? '') + text))
}

function textOf(part: Part): string {
  if (typeof part === 'string') return escapeText(part)
  return part instanceof Html ? part.text : part.map(({ text }) => text).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeText(text: string): string {
  return text.toWellFormed().replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
