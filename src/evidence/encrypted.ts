/**
 * Tells what ransomware left behind from what is whole, by content: random bytes (entropy and chi-square) where a known file should begin, or blocks
 * that alternate between random and not. Davies et al. (2022) found chi-square the most accurate of 53 plain measures on NapierOne; thresholds are
 * measured on 2,563 real files (99.4-100 % of four styles caught, 0.7 % false alarms). Byte-interleaved encryption is caught by the parser failing.
 */
export const ENCRYPTED_REASON = 'encrypted, as ransomware does: its bytes are random from the start and belong to no known kind of file'

export type ByteStatistics = { bytes: number; entropyBits: number; chiSquare: number }

/** Fewer bytes say too little. */
const SMALLEST_SAMPLE_BYTES = 1_024
/**
 * Chi-square over 256 values has 255 degrees of freedom: mean 255, standard deviation 22.6. These are 4.6 deviations either way; below lies what is too
 * even to be random (counters, ramps).
 */
const CHI_SQUARE_RANGE = [150, 360] as const
export const BLOCK_BYTES = 65_536
const HEAD_SAMPLE_BYTES = 4_096

export function byteStatistics(bytes: Uint8Array): ByteStatistics {
  const counts = new Uint32Array(256)
  for (let at = 0; at < bytes.length; at++) counts[bytes[at]!]!++
  const expected = bytes.length / 256
  let entropyBits = 0
  let chiSquare = 0
  for (const count of counts) {
    chiSquare += (count - expected) ** 2 / expected
    if (count > 0) entropyBits -= (count / bytes.length) * Math.log2(count / bytes.length)
  }
  return { bytes: bytes.length, entropyBits, chiSquare }
}

/** True when these bytes look like a cipher's output. The expected entropy of n random bytes is 8 - 255 / (2 n ln 2) (Miller and Madow, 1955). */
export function isRandom(bytes: Uint8Array): boolean {
  if (bytes.length < SMALLEST_SAMPLE_BYTES) return false
  const { entropyBits, chiSquare } = byteStatistics(bytes)
  const expectedBits = 8 - 255 / (2 * bytes.length * Math.LN2)
  return entropyBits > expectedBits - 0.03 && chiSquare > CHI_SQUARE_RANGE[0] && chiSquare < CHI_SQUARE_RANGE[1]
}

/** Encrypted from the start: the whole head, or only its first 4 KiB. To be asked only when no known kind of file begins here. */
export function beginsEncrypted(head: Uint8Array): boolean {
  return isRandom(head.subarray(0, BLOCK_BYTES)) || (head.length > HEAD_SAMPLE_BYTES && isRandom(head.subarray(0, HEAD_SAMPLE_BYTES)))
}

/**
 * For what should be text: some sampled blocks are random although text never is. `blocks` are in the order of the file.
 * Null: nothing random.
 */
export function randomShare(blocks: Uint8Array[]): { randomCount: number; blockCount: number } | null {
  const randomCount = blocks.filter((block) => isRandom(block)).length
  return randomCount === 0 ? null : { randomCount, blockCount: blocks.length }
}

/** Where to look in a large file: up to `count` blocks, spread evenly, first and last included. Offsets in bytes. */
export function sampleOffsets(sizeBytes: number, count = 24): number[] {
  const blocks = Math.floor(sizeBytes / BLOCK_BYTES)
  if (blocks <= count) return Array.from({ length: blocks }, (_, index) => index * BLOCK_BYTES)
  // One block further every second time: an even stride would meet only one half of "every second block".
  const stride = (blocks - 1) / (count - 1)
  return Array.from({ length: count }, (_, index) => (Math.floor(index * stride) + (index < count - 1 ? index % 2 : 0)) * BLOCK_BYTES)
}
