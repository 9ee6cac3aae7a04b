/**
 * Two values side by side with nothing shown but where they differ: agreeing letters and digits are dots, differing ones are themselves. A reviewer who
 * sees `K••••••• / C•••••••` can judge a slip of the pen without reading a name. Of values that have little in common only the first sign of each
 * word is shown: that they differ is enough.
 */
export type Piece = { text: string; differs: boolean }

const DOT = '•'
/** Longer values are compared word by word. */
const LONGEST = 200

export function differenceOf(left: string, right: string): { left: Piece[]; right: Piece[] } {
  const [a, b] = [[...left], [...right]]
  if (a.length > LONGEST || b.length > LONGEST)
    return left === right ? { left: masked(a), right: masked(b) } : { left: firstSigns(left), right: firstSigns(right) }
  const [keptLeft, keptRight] = commonSigns(
    a.map((sign) => sign.toLowerCase()),
    b.map((sign) => sign.toLowerCase()),
  )
  const letters = (signs: readonly string[]) => signs.filter(isLetter).length
  const common = [...keptLeft].filter((index) => isLetter(a[index]!)).length
  if (common * 2 < Math.max(letters(a), letters(b))) return { left: firstSigns(left), right: firstSigns(right) }
  return { left: pieces(a, keptLeft), right: pieces(b, keptRight) }
}

const isLetter = (sign: string) => /[\p{L}\p{N}\p{M}]/u.test(sign)

function firstSigns(text: string): Piece[] {
  return text === ''
    ? []
    : [{ text: text.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => [...word].map((sign, index) => (index === 0 ? sign : DOT)).join('')), differs: true }]
}

const masked = (signs: readonly string[]): Piece[] => pieces(signs, new Set(signs.keys()))

function pieces(signs: readonly string[], agreeing: ReadonlySet<number>): Piece[] {
  const found: Piece[] = []
  signs.forEach((sign, index) => {
    const differs = !agreeing.has(index)
    const text = differs || !isLetter(sign) ? sign : DOT
    const last = found.at(-1)
    if (last && last.differs === differs) last.text += text
    else found.push({ text, differs })
  })
  return found
}

/** Places that agree when one text is turned into the other with the fewest insertions, deletions and changes (Wagner and Fischer 1974). */
function commonSigns(a: readonly string[], b: readonly string[]): [Set<number>, Set<number>] {
  const width = b.length + 1
  const cost = new Uint16Array((a.length + 1) * width)
  for (let i = 0; i <= a.length; i++) cost[i * width] = i
  for (let j = 0; j <= b.length; j++) cost[j] = j
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const change = cost[(i - 1) * width + j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      cost[i * width + j] = Math.min(change, cost[(i - 1) * width + j]! + 1, cost[i * width + j - 1]! + 1)
    }
  const [left, right] = [new Set<number>(), new Set<number>()]
  let [i, j] = [a.length, b.length]
  while (i > 0 && j > 0) {
    const here = cost[i * width + j]!
    if (a[i - 1] === b[j - 1] && here === cost[(i - 1) * width + j - 1]) {
      left.add(--i)
      right.add(--j)
    } else if (here === cost[(i - 1) * width + j - 1]! + 1) {
      i--
      j--
    } else if (here === cost[(i - 1) * width + j]! + 1) i--
    else j--
  }
  return [left, right]
}
