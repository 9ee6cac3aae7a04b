/**
 * Which blocks of a letter stand on which page. Reckoned beforehand (letter-height.ts), because a page that is known to be the second of three can be set
 * at once: a typesetter that is asked for its own page numbers lays the whole letter out four times.
 */
import { BACK_POINTS, FRONT_POINTS, frontHeightOf, heightOf } from './letter-height.ts'
import type { Block, BlockName, Notice } from './notice.ts'

/** Blocks of each page in order, and the size of their text in points. Above those of the first page stand address, title and greeting. */
export type LetterPages = { sizePt: number; pages: Block[][] }

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

type Heights = Pick<Notice, 'title' | 'salutation' | 'blocks'>

/** Blocks by name, in the order of the names. */
const pick = ({ blocks }: Heights, names: readonly BlockName[]): Block[] => names.flatMap((name) => blocks.filter((block) => block.name === name))

/** All blocks, one after the other, to be broken where a page ends. */
export const blocksInOrder = (notice: Heights): Block[] => pick(notice, IN_ORDER[0]!)

/**
 * Ways to set the letter, best first: on one sheet, if need be a little smaller; else on as few sheets as it takes when broken anywhere, with the
 * steps to take at the head of a page where that costs no sheet. None: the letter has to be broken within a block.
 */
export function pagesOf(notice: Heights, sizePt: number): LetterPages[] {
  const sizes = sizePt < LARGE_PT && sizePt > SMALLEST_PT ? [sizePt, Math.max(SMALLEST_PT, sizePt - 0.5)] : [sizePt]
  const oneSheet = sizes.flatMap((size) =>
    ON_ONE_SHEET.map(({ front, back }) => ({ sizePt: size, pages: [pick(notice, front), pick(notice, back)] })).filter((way) =>
      way.pages.every((blocks, page) => fits(notice, blocks, page, size)),
    ),
  )
  const most = sheetsOf(leastPages(notice, sizePt))
  const several = [true, false].flatMap((actionsBeginPage) =>
    IN_ORDER.map((names) => filled(notice, pick(notice, names), sizePt, actionsBeginPage))
      .filter((pages) => pages !== null && pages.length > 1 && sheetsOf(pages.length) <= most)
      .sort((one, other) => one!.length - other!.length)
      .map((pages) => ({ sizePt, pages: pages! })),
  )
  return [...oneSheet, ...several]
}

const sheetsOf = (pages: number): number => Math.ceil(pages / 2)

function fits(notice: Heights, blocks: readonly Block[], page: number, sizePt: number): boolean {
  return page === 0 ? frontHeightOf(notice, blocks, sizePt) <= FRONT_POINTS : heightOf(blocks, sizePt) <= BACK_POINTS
}

/** Page after page as full as it gets; null when a block does not fit on any. */
function filled(notice: Heights, blocks: readonly Block[], sizePt: number, actionsBeginPage: boolean): Block[][] | null {
  const pages: Block[][] = [[]]
  let hasBegun = false
  for (const block of blocks) {
    const begins: boolean = actionsBeginPage && !hasBegun && DOING.includes(block.name)
    hasBegun ||= begins
    const page = pages.at(-1)!
    if (!begins && fits(notice, [...page, block], pages.length - 1, sizePt)) page.push(block)
    else if (fits(notice, [block], pages.length, sizePt)) pages.push([block])
    else return null
  }
  return pages
}

/** Pages that the text takes when it is broken anywhere. */
function leastPages(notice: Heights, sizePt: number): number {
  const over = frontHeightOf(notice, blocksInOrder(notice), sizePt) - FRONT_POINTS
  return 1 + Math.max(0, Math.ceil(over / BACK_POINTS))
}
