/** Puts text on the clipboard. Browsers give the clipboard to pages on https or localhost only; a house server is often neither. */
export type Copied = 'copied' | 'selected'

/** @param shown where the text stands; it is selected when nothing else works, so that Ctrl C copies it. */
export async function copyText(text: string, shown: HTMLElement | null): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(text)
    return 'copied'
  } catch {
    // Refused, or there is none.
  }
  if (copyByCommand(text)) return 'copied'
  if (shown) getSelection()?.selectAllChildren(shown)
  return 'selected'
}

/** The old way asks no permission. A field out of sight holds the text for a moment; focus goes back to where it was. */
function copyByCommand(text: string): boolean {
  const field = document.createElement('textarea')
  const before = document.activeElement
  field.value = text
  field.setAttribute('aria-hidden', 'true')
  field.style.cssText = 'position:fixed;top:0;left:-9999px'
  document.body.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (before instanceof HTMLElement) before.focus()
  }
}
