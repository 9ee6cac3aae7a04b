/** Rich Text Format 1.9.1: text of body, headers, notes and comments, in one pass with a bounded stack; pictures, styles and field codes are left out. */
import type { Format } from './format.ts'
import { tidy } from './markup-text.ts'
import { openProse } from './prose.ts'

/** Groups that hold no text of the document. */
const SKIPPED = new Set(
  (
    'fonttbl colortbl stylesheet info pict object objdata themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator xmlnstbl ' +
    'mmathpr filetbl revtbl fldinst datafield blipuid bkmkstart bkmkend panose falt fontemb nonshppict shpinst svb picprop wgrffmtfilter userprops pgdsctbl'
  ).split(' '),
)
/** Groups behind \* that are read all the same. */
const KEPT = new Set(['annotation', 'footnote', 'shptxt', 'htmltag', 'shppict'])
const BREAKS: Record<string, string> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  cell: '\t',
  nestcell: '\t',
  nestrow: '\n',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
}
const CODE_PAGES: Record<number, string> = { 437: 'ibm866', 874: 'windows-874', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 10000: 'macintosh' }
const MOST_GROUPS = 10_000

export const rtf: Format = {
  type: 'rtf',
  sniff: (head) => (/^\s*\{\\rtf1?\b/.test(head.toString('latin1', 0, 64)) ? 0.95 : 0),
  read: async (input, sink, context) => {
    const { text, isWhole } = rtfText(await input.bytes(context.limits.memberBytesInMemory))
    openProse(input.path, '', sink, context).read(text, '')
    return isWhole
      ? { status: 'read', reason: '', bytesRead: input.size }
      : { status: 'partly_read', reason: 'it ends within a group: it was cut off; what came before was read', bytesRead: input.size }
  },
}

type Group = { isSkipped: boolean; unicodeSkip: number }

/** `isWhole`: every group was closed. */
export function rtfText(bytes: Buffer): { text: string; isWhole: boolean } {
  const source = bytes.toString('latin1')
  const out: string[] = []
  const stack: Group[] = []
  let group: Group = { isSkipped: false, unicodeSkip: 1 }
  let decoder = new TextDecoder('windows-1252')
  let held: number[] = []
  let leftOut = 0
  let isStarred = false
  const flush = () => {
    if (held.length > 0) out.push(decoder.decode(Uint8Array.from(held)))
    held = []
  }
  const put = (text: string) => {
    flush()
    if (!group.isSkipped) out.push(text)
  }
  const putByte = (byte: number) => {
    if (leftOut > 0) leftOut--
    else if (!group.isSkipped) held.push(byte)
  }
  function word(name: string, value: number | null): void {
    if (SKIPPED.has(name) || (isStarred && !KEPT.has(name))) group.isSkipped = true
    else if (name === 'u' && value !== null) {
      put(String.fromCharCode(value < 0 ? value + 65_536 : value))
      leftOut = group.unicodeSkip
    } else if (name === 'uc') group.unicodeSkip = Math.min(16, value ?? 1)
    else if (name === 'ansicpg' && value !== null) decoder = decoderOf(value)
    else if (name === 'htmlrtf') group.isSkipped = value !== 0
    else if (BREAKS[name] !== undefined) put(BREAKS[name])
  }
  let at = 0
  while (at < source.length) {
    const sign = source.charCodeAt(at)
    if (sign === 123) {
      flush()
      if (stack.length < MOST_GROUPS) stack.push(group)
      group = { ...group }
      isStarred = false
      at++
    } else if (sign === 125) {
      flush()
      leftOut = 0
      group = stack.pop() ?? group
      at++
      if (stack.length === 0) break
    } else if (sign === 92) {
      const control = /([A-Za-z]{1,32})(-?\d{1,10})? ?|'([0-9A-Fa-f]{2})|[^]/y
      control.lastIndex = at + 1
      const found = control.exec(source)
      if (found === null) break
      at = control.lastIndex
      const [whole, name, number, hex] = found
      if (hex !== undefined) putByte(Number.parseInt(hex, 16))
      else if (name === 'bin') at += Math.max(0, Number(number ?? 0))
      else if (name !== undefined) {
        word(name.toLowerCase(), number === undefined ? null : Number(number))
        isStarred = false
      } else if (whole === '*') isStarred = true
      else if (whole === '~') put(' ')
      else if (whole === '_') put('-')
      else if (whole === '\\' || whole === '{' || whole === '}') putByte(whole.charCodeAt(0))
      else if (whole === '\n' || whole === '\r') put('\n')
    } else {
      if (sign !== 10 && sign !== 13) putByte(sign)
      at++
    }
  }
  flush()
  return { text: tidy(out.join('')), isWhole: stack.length === 0 }
}

function decoderOf(codePage: number): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(CODE_PAGES[codePage] ?? (codePage === 65_001 ? 'utf-8' : `windows-${codePage}`))
  } catch {
    return new TextDecoder('windows-1252')
  }
}

const LZFU_START =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'

/** RTF as Outlook packs it ([MS-OXRTFCP]). Null: not packed so. */
export function unpackOutlookRtf(packed: Buffer): Buffer | null {
  if (packed.length < 16) return null
  const rawBytes = Math.min(packed.readUInt32LE(4), 200e6)
  const kind = packed.readUInt32LE(8)
  if (kind === 0x414c454d) return packed.subarray(16, 16 + rawBytes)
  if (kind !== 0x75465a4c) return null
  const window = Buffer.alloc(4_096)
  let to = window.write(LZFU_START, 'latin1')
  const out = Buffer.alloc(Math.min(rawBytes, packed.length * 20))
  let length = 0
  const put = (byte: number) => {
    window[to] = byte
    to = (to + 1) & 4_095
    if (length < out.length) out[length++] = byte
  }
  for (let at = 16; at < packed.length && length < out.length;) {
    const flags = packed[at++]!
    for (let bit = 0; bit < 8 && at < packed.length; bit++) {
      if (((flags >> bit) & 1) === 0) {
        put(packed[at++]!)
        continue
      }
      if (at + 2 > packed.length) return out.subarray(0, length)
      const reference = packed.readUInt16BE(at)
      at += 2
      const from = reference >> 4
      if (from === to) return out.subarray(0, length)
      for (let index = 0; index < (reference & 15) + 2; index++) put(window[(from + index) & 4_095]!)
    }
  }
  return out.subarray(0, length)
}
