/** What kind of file a paper is, by its first bytes: what its name says is the sender's word. Only kinds that the desk can open are taken. */
const starts = (hex: string, at = 0) => {
  const bytes = Buffer.from(hex, 'hex')
  return (head: Buffer) => head.subarray(at, at + bytes.length).equals(bytes)
}
const KINDS: readonly { type: string; extension: string; is(head: Buffer): boolean }[] = [
  { type: 'application/pdf', extension: 'pdf', is: (head) => head.subarray(0, 1_024).includes('%PDF-') },
  { type: 'image/jpeg', extension: 'jpg', is: starts('ffd8ff') },
  { type: 'image/png', extension: 'png', is: starts('89504e470d0a1a0a') },
  { type: 'image/gif', extension: 'gif', is: starts('47494638') },
  { type: 'image/webp', extension: 'webp', is: (head) => starts('52494646')(head) && starts('57454250', 8)(head) },
  {
    type: 'image/heic',
    extension: 'heic',
    is: (head) => starts('66747970', 4)(head) && /^(heic|heix|hevc|mif1|msf1|heim|heis|avif)/.test(head.toString('latin1', 8, 12)),
  },
  { type: 'image/tiff', extension: 'tif', is: (head) => starts('49492a00')(head) || starts('4d4d002a')(head) },
  {
    type: 'image/bmp',
    extension: 'bmp',
    is: (head) => starts('424d')(head) && head.length > 26 && head.readUInt32LE(14) >= 12 && head.readUInt32LE(14) <= 124,
  },
  // Office and OpenDocument are ZIPs whose first entry says so; other ZIPs are not taken.
  {
    type: 'application/vnd.openxmlformats-officedocument',
    extension: 'docx',
    is: (head) => starts('504b0304')(head) && /\[Content_Types\]\.xml|_rels\/\.rels|word\/|xl\//.test(head.toString('latin1', 0, 4_096)),
  },
  {
    type: 'application/vnd.oasis.opendocument',
    extension: 'odt',
    is: (head) => starts('504b0304')(head) && /mimetypeapplication\/vnd\.oasis\.opendocument/.test(head.toString('latin1', 0, 256)),
  },
  { type: 'application/msword', extension: 'doc', is: starts('d0cf11e0a1b11ae1') },
  { type: 'application/rtf', extension: 'rtf', is: starts('7b5c727466') },
  { type: 'text/plain', extension: 'txt', is: isText },
]

/** Readable text, mails included: no control characters but line breaks and tabs, and whole UTF-8 (the last character may be cut). */
function isText(head: Buffer): boolean {
  if (head.length === 0) return false
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) return false
  const text = new TextDecoder('utf-8').decode(head.subarray(0, Math.max(0, head.length - 3)))
  const broken = [...text].filter((letter) => letter === '\ufffd').length
  return broken * 50 <= text.length && !/^\s*<(!doctype|html|svg|script|\?xml)/i.test(text)
}

/** Bytes needed to tell. */
export const HEAD_BYTES = 4_096

/** null: a kind that we do not take. */
export function paperType(head: Buffer): { type: string; extension: string } | null {
  const found = KINDS.find(({ is }) => is(head))
  return found === undefined ? null : { type: found.type, extension: found.extension }
}
