/** Files written as they are made, in flat memory, with size and hash known at the end. */
import { createCipheriv, createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { toAscii } from './names.ts'

export type Encoding = 'utf8' | 'utf16' | 'windows1252'
export type Written = { bytes: number; sha256: string }
export type OutBytes = { write(bytes: Uint8Array): void; close(): Written }
export type OutText = { write(text: string): void; close(): Written }

/** Text is gathered to about this many UTF-16 units before it is encoded and written. */
const GATHER = 1 << 17

export function openBytes(path: string): OutBytes {
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(path, 'w')
  const hash = createHash('sha256')
  let size = 0
  return {
    write(bytes) {
      hash.update(bytes)
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done)
      size += bytes.length
    },
    close() {
      closeSync(file)
      return { bytes: size, sha256: hash.digest('hex') }
    },
  }
}

/** The signs Windows-1252 has above ASCII and outside Latin-1. */
const CP1252: Record<string, number> = {
  '€': 0x80,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
  Š: 0x8a,
  š: 0x9a,
  Ž: 0x8e,
  ž: 0x9e,
  Œ: 0x8c,
  œ: 0x9c,
  Ÿ: 0x9f,
}
const BEYOND_LATIN1 = /[\u0100-\uffff]/

/** As an old program saves it: signs it does not have lose their accent, or become a question mark. */
export function encodeWindows1252(text: string): Buffer {
  if (!BEYOND_LATIN1.test(text)) return Buffer.from(text, 'latin1')
  return Buffer.from(
    text.replace(/[\u0100-\uffff]/g, (sign) => {
      const code = CP1252[sign]
      if (code !== undefined) return String.fromCharCode(code)
      const plain = toAscii(sign)
      return BEYOND_LATIN1.test(plain) ? '?' : plain
    }),
    'latin1',
  )
}

function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf8') return Buffer.from(text, 'utf8')
  return encoding === 'utf16' ? Buffer.from(text, 'utf16le') : encodeWindows1252(text)
}

/** Text into any sink of bytes. UTF-16 begins with its byte order mark. */
export function textInto(out: OutBytes, encoding: Encoding = 'utf8'): OutText {
  let gathered = encoding === 'utf16' ? '\ufeff' : ''
  const flush = () => {
    if (gathered !== '') out.write(encode(gathered, encoding))
    gathered = ''
  }
  return {
    write(text) {
      gathered += text
      if (gathered.length > GATHER) flush()
    },
    close() {
      flush()
      return out.close()
    },
  }
}

export function openText(path: string, encoding: Encoding = 'utf8'): OutText {
  return textInto(openBytes(path), encoding)
}

/** What the invented ransomware appends: a mark, the key as wrapped by the attackers' own key (here: noise), and the size before. */
export const RANSOM_MARK = 'GRSLK02'

/** Encrypts as ransomware does (AES-256 in counter mode, a key per file) and gives size and hash of the *original*, as a backup's manifest knew them. */
export function openLocked(path: string, seed: number): OutBytes {
  const locked = openBytes(`${path}.locked`)
  const key = createHash('sha256')
    .update(`key ${seed} ${path.split('/').slice(-2).join('/')}`)
    .digest()
  const cipher = createCipheriv('aes-256-ctr', key, key.subarray(0, 16))
  const original = createHash('sha256')
  let size = 0
  return {
    write(bytes) {
      original.update(bytes)
      size += bytes.length
      locked.write(cipher.update(bytes))
    },
    close() {
      const footer = Buffer.alloc(8)
      footer.writeBigUInt64LE(BigInt(size))
      const wrapped = Buffer.concat(Array.from({ length: 8 }, (_, part) => createHash('sha256').update(key).update(`wrapped ${part}`).digest()))
      locked.write(Buffer.concat([wrapped, footer, Buffer.from(RANSOM_MARK)]))
      locked.close()
      return { bytes: size, sha256: original.digest('hex') }
    },
  }
}
