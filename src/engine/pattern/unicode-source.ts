/** Matches an escape of a character that the flag `u` does not allow to escape. */
const NEEDLESS_ESCAPE = /\\(?=[^\w^$\\.*+?()[\]{}|/-])|\\(?=_)/g

/**
 * Returns an expression that is valid with the flag `u`. Documents are written with all kinds of dialects in mind.
 * @throws SyntaxError if it cannot be read
 */
export function toUnicodeSource(declared: string): string {
  const candidates = [
    () => declared,
    () => declared.replace(NEEDLESS_ESCAPE, ''),
    () => escapeDashes(declared.replace(NEEDLESS_ESCAPE, '')),
    () =>
      escapeDashes(
        declared
          .replace(/^\(\?[imsx]+\)/, '')
          .replaceAll('\\A', '^')
          .replace(/\\[zZ]/g, '$'),
      ),
  ]
  let failure: unknown
  for (const candidate of candidates) {
    const source = candidate()
    try {
      return new RegExp(source, 'u').source
    } catch (error) {
      failure ??= error
    }
  }
  throw failure
}

/** Unescapes dashes outside of classes, and escapes them where they follow a class such as `\w` inside of one. */
function escapeDashes(source: string): string {
  return source.replace(/\[(?:\\.|[^\]\\])*\]|\\-|\\./gs, (part) => {
    if (part === '\\-') return '-'
    return part.startsWith('[') ? part.replace(/(\\[wdsWDS])-|-(?=\\[wdsWDS])/g, '$1\\-') : part
  })
}
