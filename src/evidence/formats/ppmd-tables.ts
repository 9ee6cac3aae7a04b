/** The constants of PPMd var.H (Dmitry Shkarin, 2001, public domain). */
export const EXP_ESCAPE = [25, 14, 9, 7, 5, 5, 4, 4, 4, 3, 3, 3, 2, 2, 2, 2]
export const FIRST_ESCAPES = [0x3cdd, 0x1f3f, 0x59bf, 0x48f3, 0x64a1, 0x5abc, 0x6632, 0x6051]
export const BINARY_OF_COUNT = new Uint8Array(256).fill(6)
BINARY_OF_COUNT.set([0, 2])
BINARY_OF_COUNT.fill(4, 2, 11)
export const SEE_OF_COUNT = new Uint8Array(256)
SEE_OF_COUNT.set([0, 1, 2])
for (let count = 3, see = 3, left = 1; count < 256; count++) {
  SEE_OF_COUNT[count] = see
  if (--left === 0) left = ++see - 2
}
