/** Text of spreadsheet XML. No entity but the five is known. */

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** Text of XML: the five entities, numbered signs, and _x000D_ as spreadsheets write it. */
export function plainText(xml: string): string {
  let text = xml
  if (text.includes('&')) {
    text = text.replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
      (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
        if (name !== undefined) return ENTITIES[name] ?? whole
        const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      },
    )
  }
  return text.includes('_x') ? text.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text
}

/** No sign below the space and no way to write one but in the declaration at the beginning. */
export function isPlain(xml: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return !/[\0-\x1f]|&#|_x00/.test(xml.startsWith('<?xml') ? xml.slice(xml.indexOf('>') + 1).trimStart() : xml)
}

export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found ? plainText(found[1] ?? found[2] ?? '') : null
}

/** Runs of all <t> in a string item, phonetic hints left out. */
export function textRuns(xml: string): string {
  let text = ''
  const bare = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml
  for (const [, run] of bare.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)) text += run
  return plainText(text)
}
