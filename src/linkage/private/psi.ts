/**
 * Private set intersection by Diffie-Hellman over ristretto255 (Meadows 1986; Huberman, Franklin and Hogg 1999; group: RFC 9496, hash to group as in
 * RFC 9380 by libsodium). Each side blinds its identifiers with a secret exponent of its own; blinded twice, in whichever order, equal
 * identifiers are equal points and all others are noise. Nobody can undo one blinding without its secret. What an exchange does tell: how
 * many identifiers each side sent, and which of them are in common (docs/private-linkage.md).
 */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import sodium from 'libsodium-wrappers-sumo'

export const POINT_BYTES = 32

/** Ready to compute; the WebAssembly is compiled once. */
export async function loadGroup(): Promise<void> {
  await sodium.ready
}

/** A secret exponent, fresh for each exchange: with the same one twice, two exchanges could be laid side by side. */
export function newSecret(): Uint8Array {
  return sodium.crypto_core_ristretto255_scalar_random()
}

/** The point that an identifier stands for, the same for everyone. */
export function pointOf(text: string): Uint8Array {
  const digest = createHash('sha512').update(`tocsin private linkage 1\u0000${text}`).digest()
  return sodium.crypto_core_ristretto255_from_hash(digest)
}

/** A point that no identifier stands for; padding hides how many there are. */
export function randomPoint(): Uint8Array {
  return sodium.crypto_core_ristretto255_from_hash(randomBytes(64))
}

export function blind(point: Uint8Array, secret: Uint8Array): Uint8Array {
  return sodium.crypto_scalarmult_ristretto255(secret, point)
}

/** Blinds points that lie end to end. Throws RangeError at a place that holds no point of the group. */
export function blindAll(points: Uint8Array, secret: Uint8Array, report: (done: number, total: number) => void = () => {}): Uint8Array {
  const total = points.length / POINT_BYTES
  const out = new Uint8Array(points.length)
  for (let index = 0; index < total; index++) {
    const point = points.subarray(index * POINT_BYTES, (index + 1) * POINT_BYTES)
    out.set(blindForeign(point, secret, index + 1), index * POINT_BYTES)
    if (index % 1000 === 999) report(index + 1, total)
  }
  return out
}

/** The neutral element is refused too: it stays itself under any secret. */
function blindForeign(point: Uint8Array, secret: Uint8Array, place: number): Uint8Array {
  if (!sodium.crypto_core_ristretto255_is_valid_point(point) || point.every((byte) => byte === 0)) throw new RangeError(`point ${place} is not of the group`)
  return blind(point, secret)
}

/** A random order (Fisher and Yates), so that a place in the file says nothing of the place in the list. */
export function shuffledOrder(count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index)
  for (let index = count - 1; index > 0; index--) {
    const other = randomInt(index + 1)
    ;[order[index], order[other]] = [order[other]!, order[index]!]
  }
  return order
}

/** Places in `ours` whose point is also in `theirs`. */
export function commonPlaces(ours: Uint8Array, theirs: Uint8Array): { ours: number; theirs: number }[] {
  const places = new Map<string, number>()
  for (let at = 0; at < theirs.length; at += POINT_BYTES) places.set(Buffer.from(theirs.subarray(at, at + POINT_BYTES)).toString('latin1'), at / POINT_BYTES)
  const common: { ours: number; theirs: number }[] = []
  for (let at = 0; at < ours.length; at += POINT_BYTES) {
    const found = places.get(Buffer.from(ours.subarray(at, at + POINT_BYTES)).toString('latin1'))
    if (found !== undefined) common.push({ ours: at / POINT_BYTES, theirs: found })
  }
  return common
}
