/** Square matrices as one list, row by row: as much of them as the doubt about weights needs. */

/** Inverse of a symmetric matrix that is positive definite, by Cholesky's factor. */
export function inverseOf(matrix: Float64Array, size: number): Float64Array {
  const lower = factorOf(matrix, size)
  const inverse = new Float64Array(size * size)
  const column = new Float64Array(size)
  for (let unit = 0; unit < size; unit++) {
    for (let row = 0; row < size; row++) {
      let sum = row === unit ? 1 : 0
      for (let at = 0; at < row; at++) sum -= lower[row * size + at]! * column[at]!
      column[row] = sum / lower[row * size + row]!
    }
    for (let row = size - 1; row >= 0; row--) {
      let sum = column[row]!
      for (let at = row + 1; at < size; at++) sum -= lower[at * size + row]! * column[at]!
      column[row] = sum / lower[row * size + row]!
      inverse[row * size + unit] = column[row]!
    }
  }
  return inverse
}

/** Lower triangle whose square is the matrix; what rounding made negative counts as next to nothing. */
function factorOf(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!
      for (let at = 0; at < column; at++) sum -= lower[row * size + at]! * lower[column * size + at]!
      lower[row * size + column] = row === column ? Math.sqrt(Math.max(1e-12, sum)) : sum / lower[column * size + column]!
    }
  return lower
}

export function scaledBy(matrix: Float64Array, factor: number): Float64Array {
  return matrix.map((value) => value * factor)
}

export function sumOf(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, place) => value + other[place]!)
}
