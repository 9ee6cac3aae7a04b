/**
 * Names of evidence files as text. A file name on Linux is bytes, not text; supplier disks carry Latin-1, Shift-JIS and broken names.
 * Bytes that are not UTF-8, control signs, and a backslash that would look like one of our own escapes are shown as `\xHH`, so that every
 * name can be shown, stored and turned back into the very bytes that open the file.
 */
const SLASH = 0x2f
const BACKSLASH = 0x5c

/** Text of a name or path. Reversible by `pathBytes`. */
export function pathText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = buffer.toString('utf8')
  // oxlint-disable-next-line no-control-regex
  if (!/[\u0000-\u001f\u007f-\u009f\u2028\u2029\\\ufffd]/.test(text)) return text
  let out = ''
  for (let at = 0; at < buffer.length;) {
    const length = sequenceLength(buffer, at)
    const byte = buffer[at]!
    if (length === 0 || byte < 0x20 || byte === 0x7f || isAwkward(buffer, at, length) || (byte === BACKSLASH && looksEscaped(buffer, at))) {
      const end = at + Math.max(1, length)
      for (; at < end; at++) out += `\\x${buffer[at]!.toString(16).padStart(2, '0')}`
      continue
    }
    out += buffer.toString('utf8', at, at + length)
    at += length
  }
  return out
}

/** The bytes that open the file. */
export function pathBytes(text: string): Buffer {
  if (!text.includes('\\x')) return Buffer.from(text)
  const pieces: Buffer[] = []
  let from = 0
  for (const match of text.matchAll(/\\x([0-9a-f]{2})/g)) {
    pieces.push(Buffer.from(text.slice(from, match.index)), Buffer.from([Number.parseInt(match[1]!, 16)]))
    from = match.index + 4
  }
  pieces.push(Buffer.from(text.slice(from)))
  return Buffer.concat(pieces)
}

/** A path on disk from a folder and a path inside the evidence. */
export function diskPathOf(folder: string, path: string): Buffer {
  return joinBytes(Buffer.from(folder), pathBytes(path))
}

export function joinBytes(folder: Buffer, name: Buffer): Buffer {
  if (folder.length === 0) return name
  return Buffer.concat(folder.at(-1) === SLASH ? [folder, name] : [folder, Buffer.from('/'), name])
}

/** Bytes of the UTF-8 sequence at `at`; 0 when there is none (RFC 3629: no overlong forms, no surrogates). */
function sequenceLength(buffer: Buffer, at: number): number {
  const byte = buffer[at]!
  if (byte < 0x80) return 1
  const length = byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xf0 && byte <= 0xf4 ? 4 : 0
  if (length === 0 || at + length > buffer.length) return 0
  for (let next = 1; next < length; next++) if ((buffer[at + next]! & 0xc0) !== 0x80) return 0
  const second = buffer[at + 1]!
  if ((byte === 0xe0 && second < 0xa0) || (byte === 0xed && second > 0x9f) || (byte === 0xf0 && second < 0x90) || (byte === 0xf4 && second > 0x8f)) return 0
  return length
}

/** C1 controls and the line separators of Unicode: they would break a line on a screen. */
function isAwkward(buffer: Buffer, at: number, length: number): boolean {
  if (length === 2) return buffer[at] === 0xc2 && buffer[at + 1]! < 0xa0
  return length === 3 && buffer[at] === 0xe2 && buffer[at + 1] === 0x80 && (buffer[at + 2] === 0xa8 || buffer[at + 2] === 0xa9)
}

function looksEscaped(buffer: Buffer, at: number): boolean {
  return buffer[at + 1] === 0x78 && /^[0-9a-f]{2}$/.test(buffer.toString('latin1', at + 2, at + 4))
}
