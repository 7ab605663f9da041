/**
 * Copies a string to the clipboard. Also works if the page was loaded over plain HTTP from another machine.
 * @throws {Error} if the browser denies access to the clipboard
 */
export async function copyToClipboard(text: string): Promise<void> {
  // Outside a secure context browsers offer no clipboard API, only the copy command, which copies the selection.
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (!done) throw new Error('Failed to copy: the browser denies this page access to the clipboard')
}
