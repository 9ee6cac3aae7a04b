/**
 * Values side by side with nothing shown but where they differ: agreeing letters and digits are dots, differing ones are themselves. A reviewer who
 * sees `K••••••• / C•••••••` can judge a slip of the pen without reading a name. Of values that have little in common only the first sign of each
 * word is shown: that they differ is enough.
 */
export type Piece = { text: string; differs: boolean }

const DOT = '•'
/** Longer values are compared word by word. */
const LONGEST = 200

export function differenceOf(left: string, right: string): { left: Piece[]; right: Piece[] } {
  const [one, other] = differencesOf([left, right])
  return { left: one!, right: other! }
}

/** Of several values: a sign is a dot where all others agree with it. Values that are not given are passed over; one that stands alone shows nothing. */
export function differencesOf(values: readonly string[]): Piece[][] {
  const signs = values.map((value) => [...value])
  const given = values.flatMap((value, index) => (value === '' ? [] : [index]))
  const kept = signs.map((own) => new Set(own.keys()))
  let areAlike = true
  for (const [at, one] of given.entries())
    for (const other of given.slice(at + 1)) {
      const common = commonOf(signs[one]!, signs[other]!)
      if (!common) areAlike = false
      else
        for (const [index, agreeing] of [[one, common[0]] as const, [other, common[1]] as const])
          for (const place of kept[index]!) if (!agreeing.has(place)) kept[index]!.delete(place)
    }
  return values.map((value, index) => (areAlike ? pieces(signs[index]!, kept[index]!) : firstSigns(value)))
}

/** Places of either that agree with the other; null where they have little in common. */
function commonOf(a: readonly string[], b: readonly string[]): [Set<number>, Set<number>] | null {
  const [one, other] = [a.map((sign) => sign.toLowerCase()), b.map((sign) => sign.toLowerCase())]
  if (a.length > LONGEST || b.length > LONGEST) return one.join('') === other.join('') ? [new Set(a.keys()), new Set(b.keys())] : null
  const [keptLeft, keptRight] = commonSigns(one, other)
  const letters = (list: readonly string[]) => list.filter(isLetter).length
  const common = [...keptLeft].filter((index) => isLetter(a[index]!)).length
  return common * 2 < Math.max(letters(a), letters(b)) ? null : [keptLeft, keptRight]
}

const isLetter = (sign: string) => /[\p{L}\p{N}\p{M}]/u.test(sign)

function firstSigns(text: string): Piece[] {
  return text === ''
    ? []
    : [{ text: text.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => [...word].map((sign, index) => (index === 0 ? sign : DOT)).join('')), differs: true }]
}

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
