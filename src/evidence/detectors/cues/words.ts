/** Words as a list, from a text with blanks between. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}
