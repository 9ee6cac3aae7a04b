/**
 * Which blocks of a letter stand on which page. Reckoned beforehand (letter-height.ts), because a page that is known to be the second of three can be set
 * at once: a typesetter that is asked for its own page numbers lays the whole letter out four times.
 */
import { BACK_POINTS, blockHeight, FRONT_POINTS, headHeight } from './letter-height.ts'
import type { BlockName, Notice } from './notice.ts'

/** Names of the blocks of each page in order, and the size of their text in points. Above those of the first page stand address, title and greeting. */
export type LetterPages = { sizePt: number; pages: BlockName[][] }

const TELLING: BlockName[] = ['what-happened', 'relationship', 'sorry', 'your-data', 'not-held', 'unknown']
const DOING: BlockName[] = ['danger', 'actions']
const STANDING: BlockName[] = ['retention', 'rights', 'signature']
/** How to check the letter and what is never asked go where there is room: on the front at best, else among what is on the back. */
const ON_ONE_SHEET: { front: BlockName[]; back: BlockName[] }[] = [
  { front: [...TELLING, 'genuine'], back: [...DOING, 'never', ...STANDING] },
  { front: [...TELLING, 'genuine', 'never'], back: [...DOING, ...STANDING] },
  { front: TELLING, back: [...DOING, 'genuine', 'never', ...STANDING] },
  { front: [...TELLING, 'never'], back: [...DOING, 'genuine', ...STANDING] },
]
/** For a letter of several sheets. */
const IN_ORDER: BlockName[][] = [
  [...TELLING, 'genuine', ...DOING, 'never', ...STANDING],
  [...TELLING, ...DOING, 'genuine', 'never', ...STANDING],
]
/** Text may be half a point smaller where that saves a sheet, but never below this (docs/rules/notices.md, Letter); large print stays as large as it is. */
const SMALLEST_PT = 12
const LARGE_PT = 14

type Written = Pick<Notice, 'title' | 'salutation' | 'blocks'>

/** All blocks, one after the other, to be broken where a page ends. */
export const namesInOrder = (notice: Written): BlockName[] => written(notice, IN_ORDER[0]!)

/** Those of the blocks that the letter has. */
const written = ({ blocks }: Written, names: readonly BlockName[]): BlockName[] => names.filter((name) => blocks.some((block) => block.name === name))

/**
 * Ways to set the letter, best first: on one sheet, if need be a little smaller; else on as few sheets as it takes when broken anywhere, with the
 * steps to take at the head of a page where that costs no sheet. None: the letter has to be broken within a block.
 */
export function waysToSet(notice: Written, sizePt: number): LetterPages[] {
  const sizes = sizePt < LARGE_PT && sizePt > SMALLEST_PT ? [sizePt, Math.max(SMALLEST_PT, sizePt - 0.5)] : [sizePt]
  const oneSheet = sizes.flatMap((size) => {
    const fits = gauge(notice, size)
    return ON_ONE_SHEET.map(({ front, back }) => ({ sizePt: size, pages: [written(notice, front), written(notice, back)] })).filter(({ pages }) =>
      pages.every((names, page) => fits(names, page)),
    )
  })
  return [...oneSheet, ...onSeveralSheets(notice, sizePt)]
}

function onSeveralSheets(notice: Written, sizePt: number): LetterPages[] {
  const fits = gauge(notice, sizePt)
  const most = sheetsOf(leastPages(notice, sizePt))
  return [true, false].flatMap((actionsBeginPage) =>
    IN_ORDER.map((names) => filled(written(notice, names), fits, actionsBeginPage))
      .filter((pages) => pages !== null && pages.length > 1 && sheetsOf(pages.length) <= most)
      .sort((one, other) => one!.length - other!.length)
      .map((pages) => ({ sizePt, pages: pages! })),
  )
}

const sheetsOf = (pages: number): number => Math.ceil(pages / 2)

type Fits = (names: readonly BlockName[], page: number) => boolean

/** Whether blocks fit on a page, by its index. Each block is reckoned once, at the head of a page and below another. */
function gauge(notice: Written, sizePt: number): Fits {
  const heights = new Map(notice.blocks.map((block) => [block.name, [blockHeight(block, sizePt, true), blockHeight(block, sizePt, false)] as const]))
  const head = headHeight(notice, sizePt)
  return (names, page) => {
    const rest = names.slice(1).reduce((sum, name) => sum + heights.get(name)![1], 0)
    const first = names.length === 0 ? 0 : heights.get(names[0]!)![page === 0 ? 1 : 0]
    return page === 0 ? head + first + rest <= FRONT_POINTS : first + rest <= BACK_POINTS
  }
}

/** Page after page as full as it gets; null when a block does not fit on any. */
function filled(names: readonly BlockName[], fits: Fits, actionsBeginPage: boolean): BlockName[][] | null {
  const pages: BlockName[][] = [[]]
  let hasBegun = false
  for (const name of names) {
    const begins: boolean = actionsBeginPage && !hasBegun && DOING.includes(name)
    hasBegun ||= begins
    const page = pages.at(-1)!
    if (!begins && fits([...page, name], pages.length - 1)) page.push(name)
    else if (fits([name], pages.length)) pages.push([name])
    else return null
  }
  return pages
}

/** Pages that the text takes when it is broken anywhere. */
function leastPages(notice: Written, sizePt: number): number {
  const height = notice.blocks.reduce((sum, block) => sum + blockHeight(block, sizePt, false), headHeight(notice, sizePt))
  return 1 + Math.max(0, Math.ceil((height - FRONT_POINTS) / BACK_POINTS))
}
