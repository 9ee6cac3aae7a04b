/**
 * The little of a mail that tells a bounce: header fields and the parts of a multipart, in linear time, whatever a stranger wrote. Nothing is decoded
 * beyond base64 and quoted-printable of small parts; nothing is run or opened.
 */
export type MailPart = { type: string; fields: Map<string, string>; body: string }

/** More of a mail than this is not looked at, in bytes and in parts. */
const MOST_BYTES = 2_000_000
const MOST_PARTS = 50

/** The whole mail as its leaf parts, outer part first. `message/…` parts are leaves too. */
export function mailParts(raw: Buffer): MailPart[] {
  const parts: MailPart[] = []
  split(raw.subarray(0, MOST_BYTES).toString('latin1').replace(/\r\n?/g, '\n'), parts, 0)
  return parts
}

function split(text: string, parts: MailPart[], depth: number): void {
  if (parts.length >= MOST_PARTS || depth > 8) return
  const part = readPart(text)
  parts.push(part)
  const boundary = part.type.startsWith('multipart/') ? parameterOf(part.fields.get('content-type') ?? '', 'boundary') : ''
  if (boundary === '') return
  const pieces = part.body.split(`\n--${boundary}`)
  // Before the first boundary stands a preamble, unless the body begins with it.
  const first = part.body.startsWith(`--${boundary}`) ? [pieces[0]!.slice(boundary.length + 2)] : []
  for (const piece of [...first, ...pieces.slice(1)]) {
    if (piece.startsWith('--')) return
    split(piece.replace(/^[ \t]*\n/, ''), parts, depth + 1)
  }
}

function readPart(text: string): MailPart {
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n')
  const fields = fieldsOf(end < 0 ? text : text.slice(0, end))
  const body = end < 0 ? '' : text.slice(end + (end === 0 ? 1 : 2))
  const type = (fields.get('content-type') ?? 'text/plain').split(';')[0]!.trim().toLowerCase()
  return { type, fields, body: decoded(body, fields.get('content-transfer-encoding') ?? '') }
}

/** Header fields, unfolded, names in lower case; the first of each name stands. */
export function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    if (colon < 1 || /[\s]/.test(line.slice(0, colon).trim())) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

/** Blocks of fields divided by empty lines: a delivery report (RFC 3464) has one for the message and one a recipient. */
export function fieldBlocks(text: string): Map<string, string>[] {
  return text
    .split(/\n{2,}/)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0)
}

export function parameterOf(field: string, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(field)
  return found?.[1] ?? found?.[2] ?? ''
}

function decoded(body: string, encoding: string): string {
  const name = encoding.trim().toLowerCase()
  if (name === 'base64') return Buffer.from(body, 'base64').toString('latin1').replace(/\r\n?/g, '\n')
  if (name === 'quoted-printable')
    return body.replace(/=\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return body
}
