/** The texts that the cells of a workbook share: one stretch of UTF-8, and where each ends. A workbook of people has millions; as strings they would fill the memory. */
import { FormatError } from './format.ts'
import { standsAt } from './tag-pieces.ts'
import { plainText, textRuns } from './xlsx-text.ts'

/** Shared strings beyond this are more than a workbook of people holds. */
const MOST_BYTES = 400e6
const FIRST_BYTES = 1 << 16
const LESS = 60

const [SIMPLE_START, SIMPLE_END, ITEM, ITEM_END] = ['<si><t>', '</t></si>', '<si', '</si>'].map((sign) => Buffer.from(sign)) as [Buffer, Buffer, Buffer, Buffer]

export class SharedStrings {
  bytes: Buffer = Buffer.allocUnsafeSlow(FIRST_BYTES)
  /** Where each ends, which is where the next begins; entry 0 is the beginning of the first. */
  ends = new Uint32Array(FIRST_BYTES)
  /** By string: 1 when it holds a control sign. */
  odd = new Uint8Array(FIRST_BYTES)
  count = 0
  /** None of them holds a control sign. */
  isPlain = true

  /** Empty for a number that there is not. */
  textOf(no: number): string {
    return no >= 0 && no < this.count && Number.isInteger(no) ? this.bytes.toString('utf8', this.ends[no], this.ends[no + 1]) : ''
  }

  /** Takes the items that are whole; answers how many bytes of the XML were used. */
  read(xml: Buffer): number {
    let at = 0
    for (;;) {
      const simple = this.#simple(xml, at)
      if (simple > 0) {
        at = simple
        continue
      }
      const from = xml.indexOf(ITEM, at)
      const tagEnd = from < 0 ? -1 : xml.indexOf(62, from)
      // no item begins behind this, but the beginning of one may stand at the end
      if (tagEnd < 0) return from < 0 ? Math.max(at, xml.length - ITEM.length) : from
      if (xml[tagEnd - 1] === 47) {
        this.#add('')
        at = tagEnd + 1
        continue
      }
      const to = xml.indexOf(ITEM_END, tagEnd)
      if (to < 0) return from
      this.#add(textOfItem(xml.toString('utf8', tagEnd + 1, to)))
      at = to + ITEM_END.length
    }
  }

  /** As office programs write nearly every one: `<si><t>…</t></si>` without entities. Where it ends, or 0. */
  #simple(xml: Buffer, at: number): number {
    if (!standsAt(xml, at, SIMPLE_START)) return 0
    const from = at + SIMPLE_START.length
    let to = from
    let isOdd = false
    for (let byte = xml[to]; byte !== LESS; byte = xml[++to]) {
      // beyond the end, an entity, or _x000D_
      if (byte === undefined || byte === 38 || (byte === 95 && xml[to + 1] === 120)) return 0
      if (byte < 32) isOdd = true
    }
    if (!standsAt(xml, to, SIMPLE_END)) return 0
    let end = this.#room(to - from)
    const { bytes } = this
    for (let index = from; index < to; index++) bytes[end++] = xml[index]!
    this.#close(end, isOdd)
    return to + SIMPLE_END.length
  }

  #add(text: string): void {
    const start = this.#room(3 * text.length)
    // oxlint-disable-next-line no-control-regex
    this.#close(start + this.bytes.write(text, start), /[\0-\x1f]/.test(text))
  }

  /** Makes room for so many bytes; where they begin. */
  #room(bytes: number): number {
    const start = this.ends[this.count]!
    if (start + bytes > MOST_BYTES) throw new FormatError('refused', 'The shared strings of this workbook are larger than 400 million signs')
    if (start + bytes > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(2 * (start + bytes))
      larger.set(this.bytes.subarray(0, start))
      this.bytes = larger
    }
    return start
  }

  #close(end: number, isOdd: boolean): void {
    if (this.count + 2 > this.ends.length) {
      const ends = new Uint32Array(2 * this.ends.length)
      ends.set(this.ends)
      const odd = new Uint8Array(2 * this.odd.length)
      odd.set(this.odd)
      Object.assign(this, { ends, odd })
    }
    if (isOdd) {
      this.odd[this.count] = 1
      this.isPlain = false
    }
    this.ends[++this.count] = end
  }
}

function textOfItem(item: string): string {
  const isSimple = item.startsWith('<t>') && item.endsWith('</t>') && item.indexOf('<', 3) === item.length - 4
  return isSimple ? plainText(item.slice(3, -4)) : textRuns(item)
}
