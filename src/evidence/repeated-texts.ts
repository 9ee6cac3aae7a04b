/** Short texts that come again and again in a table (`current`, `prefers post`), made into strings once. */

/** Longer texts seldom repeat. */
export const KNOWN_BYTES = 64
const PLACES = 512

/** Each text has one place, by its bytes; another text with the same place takes it over. */
export class RepeatedTexts {
  readonly #texts: string[] = Array.from({ length: PLACES }, () => '')
  readonly #bytes = new Uint8Array(PLACES * KNOWN_BYTES)
  readonly #lengths = new Uint8Array(PLACES)

  /** Bytes of UTF-8, `KNOWN_BYTES` at most. */
  textOf(bytes: Buffer, from: number, to: number): string {
    const length = to - from
    let hash = length
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0
    const place = (hash ^ (hash >>> 11)) & (PLACES - 1)
    const kept = place * KNOWN_BYTES
    if (this.#lengths[place] === length && length > 0) {
      let at = 0
      while (at < length && this.#bytes[kept + at] === bytes[from + at]) at++
      if (at === length) return this.#texts[place]!
    }
    const text = bytes.toString('utf8', from, to)
    this.#lengths[place] = length
    for (let at = 0; at < length; at++) this.#bytes[kept + at] = bytes[from + at]!
    return (this.#texts[place] = text)
  }
}
