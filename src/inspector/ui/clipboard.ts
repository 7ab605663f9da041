/** Puts a text on the clipboard; also where the page came over plain HTTP from another machine. */
export async function putOnClipboard(text: string): Promise<void> {
  // Browsers give pages that are not secure no clipboard, only the command that a selection obeys.
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (!done) throw new Error('The browser does not let this page use the clipboard')
}
