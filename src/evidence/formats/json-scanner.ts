/**
 * Finds the objects that are rows in JSON text of any length, without holding the text: the elements of the outermost lists, the values of
 * lists one level down (`{"members": [...], "gifts": [...]}`), and the lines of NDJSON. Each is parsed by itself, so one broken object costs only itself.
 */

/** An object beyond this many signs is given up. */
const LONGEST_OBJECT = 32 << 20

export type ObjectScanner = {
  push(text: string): void
  end(): { brokenCount: number; lostSigns: number; isOpen: boolean }
  readonly objectCount: number
  /** Nothing is open, and an object that came now would be a row of the list `listName` ('' for the outermost). */
  isBetween(): boolean
  listName(): string
  /** Such an object came and was taken elsewhere. */
  passed(): void
}

/** `take` is given the name of the list ('' for the outermost) and the text of one object; it answers whether that parsed. */
export function createObjectScanner(take: (name: string, text: string) => boolean): ObjectScanner {
  let rest = ''
  /** Came behind `rest`. */
  let waiting = ''
  let depth = 0
  /** Depth at which rows lie: 0 for NDJSON, 1 within a list, 2 within a list of an object. */
  let rowDepth = 0
  let start = -1
  let at = 0
  let listName = ''
  let lastKey = ''
  let isStarted = false
  let wrapper = ''
  let hasRows = false
  const isBetween = () => isStarted && start < 0 && depth === rowDepth && at === rest.length
  const state = { objectCount: 0, push, end, isBetween, listName: () => (rowDepth === 2 ? listName : ''), passed }
  let brokenCount = 0
  let lostSigns = 0

  function scan(text: string): void {
    while (at < text.length) {
      const code = text.charCodeAt(at)
      if (code === 34) {
        const close = closingQuote(text, at)
        if (close < 0) return
        if (start < 0 && depth === 1) {
          lastKey = text.slice(at + 1, close)
        }
        at = close + 1
      } else if (code === 123 || code === 91) {
        open(code)
        at++
      } else if (code === 125 || code === 93) {
        at++
        close(text)
      } else at++
    }
  }

  function open(code: number): void {
    if (!isStarted && depth === 0) {
      isStarted = true
      // a list at the outside: its objects are the rows
      rowDepth = code === 91 ? 1 : 0
    }
    if (start < 0 && depth === rowDepth && code === 123) start = at
    else if (start < 0 && depth === 1 && rowDepth === 2 && code === 91) listName = lastKey
    depth++
  }

  function close(text: string): void {
    depth--
    if (depth < 0) depth = 0
    if (start < 0 || depth !== rowDepth) return
    passed()
    if (!take(rowDepth === 2 ? listName : '', text.slice(start, at))) {
      brokenCount++
      lostSigns += at - start
    }
    start = -1
  }

  function passed(): void {
    state.objectCount++
    hasRows = true
  }

  function push(piece: string): void {
    // within a string or an object the text is kept; otherwise only what was not looked at yet
    const from = start < 0 ? at : start
    waiting += piece
    // what belongs to a long object waits, so that it is not put together anew for each piece
    if (2 * waiting.length >= rest.length - from) join(from)
  }

  function join(from: number): void {
    const text = rest.slice(from) + waiting
    waiting = ''
    at -= from
    if (start >= 0) start = 0
    scan(text)
    rest = text
    if (start >= 0 && rest.length - start > LONGEST_OBJECT) descend(text)
  }

  /** One object that never ends is a wrapper around lists: go in, and take the objects of its lists as rows. */
  function descend(text: string): void {
    if (rowDepth === 0 && !hasRows) {
      rowDepth = 2
      wrapper = text.slice(start)
      start = -1
      depth = 0
      at = 0
      rest = ''
      isStarted = true
      const again = wrapper
      wrapper = ''
      scan(again)
      rest = again
      return
    }
    brokenCount++
    lostSigns += text.length - start
    start = -1
    depth = rowDepth
  }

  function end(): { brokenCount: number; lostSigns: number; isOpen: boolean } {
    if (waiting !== '') join(start < 0 ? at : start)
    const isOpen = start >= 0
    if (isOpen) {
      lostSigns += rest.length - start
      salvage(rest.slice(start))
    }
    rest = ''
    return { brokenCount, lostSigns, isOpen }
  }

  /** A file cut off within its one wrapping object still holds whole rows. */
  function salvage(text: string): void {
    if (rowDepth !== 0 || hasRows) return
    rowDepth = 2
    start = -1
    depth = 0
    at = 0
    isStarted = true
    scan(text)
    if (state.objectCount > 0) lostSigns = start < 0 ? 1 : text.length - start
  }
  return state
}

function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes++
    if (slashes % 2 === 0) return at
  }
  return -1
}
