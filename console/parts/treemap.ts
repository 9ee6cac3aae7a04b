/** Squarified treemap: Bruls, Huizing and van Wijk (2000). Places are shares of the whole, in percent. */
export type Tile<Item> = { item: Item; left: number; top: number; width: number; height: number }

/** `aspect`: width over height of the place to fill, so that tiles come out near square on the screen. */
export function treemap<Item>(items: readonly Item[], sizeOf: (item: Item) => number, aspect: number): Tile<Item>[] {
  const sorted = items.filter((item) => sizeOf(item) > 0).sort((a, b) => sizeOf(b) - sizeOf(a))
  const total = sorted.reduce((sum, item) => sum + sizeOf(item), 0)
  const tiles: Tile<Item>[] = []
  // The free rest, in units in which a tile that looks square is square.
  let rest = { left: 0, top: 0, width: aspect, height: 1 }
  const scale = aspect / (total || 1)
  let index = 0
  while (index < sorted.length) {
    const side = Math.min(rest.width, rest.height)
    let row: Item[] = []
    let area = 0
    let worst = Infinity
    while (index < sorted.length) {
      const nextArea = area + sizeOf(sorted[index]!) * scale
      const nextRow = [...row, sorted[index]!]
      const nextWorst = worstRatio(
        nextRow.map((item) => sizeOf(item) * scale),
        nextArea,
        side,
      )
      if (row.length > 0 && nextWorst > worst) break
      ;[row, area, worst] = [nextRow, nextArea, nextWorst]
      index++
    }
    rest = layRow(
      row,
      area,
      rest,
      (item) => sizeOf(item) * scale,
      (item, left, top, width, height) =>
        tiles.push({ item, left: (left / aspect) * 100, top: top * 100, width: (width / aspect) * 100, height: height * 100 }),
    )
  }
  return tiles
}

function worstRatio(areas: number[], total: number, side: number): number {
  const thickness = total / side
  return Math.max(...areas.map((area) => Math.max(thickness / (area / thickness), area / thickness / thickness)))
}

type Box = { left: number; top: number; width: number; height: number }

function layRow<Item>(
  row: Item[],
  area: number,
  rest: Box,
  areaOf: (item: Item) => number,
  place: (item: Item, left: number, top: number, width: number, height: number) => void,
): Box {
  const isColumn = rest.width >= rest.height
  const thickness = area / (isColumn ? rest.height : rest.width)
  let along = 0
  for (const item of row) {
    const length = areaOf(item) / thickness
    if (isColumn) place(item, rest.left, rest.top + along, thickness, length)
    else place(item, rest.left + along, rest.top, length, thickness)
    along += length
  }
  return isColumn
    ? { left: rest.left + thickness, top: rest.top, width: rest.width - thickness, height: rest.height }
    : { left: rest.left, top: rest.top + thickness, width: rest.width, height: rest.height - thickness }
}
