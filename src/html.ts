/** Pages as tagged templates: every value is escaped unless it is already a piece of page. */
export type Html = { readonly html: string }

export function html(parts: TemplateStringsArray, ...values: (string | number | Html | readonly Html[] | null | false)[]): Html {
  let text = parts[0]!
  for (const [index, value] of values.entries()) text += shown(value) + parts[index + 1]!
  return { html: text }
}

function shown(value: string | number | Html | readonly Html[] | null | false): string {
  if (value === null || value === false) return ''
  if (typeof value === 'object') return 'html' in value ? value.html : value.map((piece) => piece.html).join('')
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** `**strong**` in our own words; telephone numbers are kept on one line. */
export function inline(text: string): Html {
  const safe = shown(text)
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\b(\d{3,5} \d{3} \d{3,4}|\d{4} \d{3} \d{4})\b/g, '<span class="tel">$1</span>')
    .replace(/(?<![\w>])(159|999|101|7726)(?!\w)/g, '<span class="tel">$1</span>')
    .replace(/(?<![\w.@/])([\w.+-]+@[\w-]+(?:\.[\w-]+)+|[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[\w/-]+)/g, '<span class="nowrap">$1</span>')
  return { html: safe }
}
