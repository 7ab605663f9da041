/** Escapes a text for XML 1.0. Characters that XML cannot represent are replaced by question marks. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replace(UNREPRESENTABLE, '?')
}

/** Characters that XML 1.0 cannot represent: control characters, lone surrogates, and U+FFFE and U+FFFF. */
const UNREPRESENTABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
