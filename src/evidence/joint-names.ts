/** Names as they stand in one cell: `Mr & Mrs J Smith`, `SMITH, John (deceased)`, `Dr Amina Khan`. One cell may name two people. */

export type NamedPerson = { title: string; given: string; family: string; full: string }
export type CellNames = { people: NamedPerson[]; isDeceased: boolean }

const TITLE =
  /^((?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|reverend|sir|dame|lady|lord|cllr|councillor|hon|capt|captain|major|col|lt|sgt|fr|baroness|baron|rt hon)\b\.?)(?=\s|$)\s*/i
const DECEASED = /[([]?\b(?:deceased|dec['’]?d|decd)\b\.?[)\]]?|^(?:the )?late\s+(?=\p{L})/giu
const JOIN = /\s*(?:&|\+|\/|\band\b)\s*/i

function titled(text: string): { title: string; rest: string } {
  let title = ''
  let rest = text
  for (let found = TITLE.exec(rest); found && title.length < 16; found = TITLE.exec(rest)) {
    title = title === '' ? found[1]! : `${title} ${found[1]}`
    rest = rest.slice(found[0].length)
  }
  return { title, rest: rest.trim() }
}

/** One person's name; `Family, Given` is taken apart because the comma says which is which. */
function personOf(text: string): NamedPerson {
  const comma = text.indexOf(',')
  if (comma > 0 && comma === text.lastIndexOf(',')) {
    const after = titled(text.slice(comma + 1).trim())
    // `John Smith, PhD` has letters after the name, not a given name
    if (after.rest !== '' && !/^(?:[A-Z]{2,5}|PhD|Esq\.?|Jr\.?|Sr\.?|BSc|BA|MA)$/.test(after.rest))
      return { title: after.title, given: after.rest, family: text.slice(0, comma).trim(), full: '' }
    const before = titled(text.slice(0, comma).trim())
    return { title: before.title || after.title, given: '', family: '', full: before.rest }
  }
  const { title, rest } = titled(text)
  // a title and one word is a family name: `Mrs Okafor`
  if (title !== '' && rest !== '' && !rest.includes(' ')) return { title, given: '', family: rest, full: '' }
  return { title, given: '', family: '', full: rest }
}

const lastWord = (text: string) => text.slice(text.lastIndexOf(' ') + 1)

export function namesInCell(cell: string): CellNames {
  // most names are one plain person: letters, spaces and no sign that means more
  if (!/[&+/,()[\]]|\b(?:and|late|dec)/i.test(cell)) return { people: [personOf(cell)], isDeceased: false }
  DECEASED.lastIndex = 0
  const isDeceased = DECEASED.test(cell)
  const bare = (isDeceased ? cell.replace(DECEASED, ' ') : cell)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s{2,}/g, ' ')
    .trim()
  const titleAfter = /\((mr|mrs|ms|miss|mx|dr|prof|rev|revd|sir|dame|lady|lord|cllr)\.?\)/i.exec(cell)?.[1] ?? ''
  const parts = bare
    .split(JOIN)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length !== 2) {
    const person = bare === '' ? null : personOf(parts.length > 2 ? parts[0]! : bare)
    return { people: person === null ? [] : [{ ...person, title: person.title || titleAfter }], isDeceased }
  }
  return { people: joint(titled(parts[0]!), titled(parts[1]!), parts as [string, string]), isDeceased }
}

function joint(left: { title: string; rest: string }, right: { title: string; rest: string }, parts: [string, string]): NamedPerson[] {
  if (right.rest === '') return [personOf(parts[0])]
  const family = parts[1].includes(',') ? parts[1].slice(0, parts[1].indexOf(',')) : lastWord(right.rest)
  // `Mr & Mrs J Smith`: by custom the name is the first one's, and the second is known by family name alone
  if (left.rest === '') {
    const first = right.rest === family ? { given: '', family, full: '' } : { given: right.rest.slice(0, -family.length).trim(), family, full: '' }
    return [
      { title: left.title, ...first },
      { title: right.title, given: '', family, full: '' },
    ]
  }
  const isLeftShort = !left.rest.includes(' ') || /^(?:[A-Z]\.? ?)+$/.test(left.rest)
  const second = personOf(parts[1])
  const secondApart = second.full.includes(' ') ? { ...second, given: second.full.slice(0, -family.length).trim(), family, full: '' } : second
  if (isLeftShort && right.rest !== family) return [{ title: left.title, given: left.rest, family, full: '' }, secondApart]
  return [personOf(parts[0]), second]
}

/** Holds a sign that joins, or the letters an. */
function mayJoin(cell: string): boolean {
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at)
    if (code === 38 || code === 43 || code === 47 || ((code | 32) === 110 && at > 0 && (cell.charCodeAt(at - 1) | 32) === 97)) return true
  }
  return false
}

/** `John & Mary` in a column of given names, or `Mr & Mrs` in a column of titles: the two halves, or null when there is one. */
export function twoHalves(cell: string): [string, string] | null {
  if (!mayJoin(cell) || !/[&+/]|\band\b/i.test(cell)) return null
  const parts = cell.split(JOIN).map((part) => part.trim())
  return parts.length === 2 && parts[0] !== '' && parts[1] !== '' && parts[0]!.length < 30 && parts[1]!.length < 30 ? [parts[0]!, parts[1]!] : null
}
