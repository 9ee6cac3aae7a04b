/** What a cell with names of people adds to its row: one person's name, two people's, a firm's, or a mark that someone is dead. */
import { namesInCell } from './joint-names.ts'
import { isOrganisationName } from './name-words.ts'
import { markKind, oneLine, setFlag, type Draft } from './row-draft.ts'

export function familyName(draft: Draft, cell: string): void {
  let text = oneLine(draft, cell)
  if (mayBeDead(text) && /\bdec(?:eased|['’]?d)\b/i.test(text)) {
    setFlag(draft, 'deceased')
    text = text.replace(/\s*[([]?\bdec(?:eased|['’]?d)\b\.?[)\]]?/i, '')
  }
  draft.record.familyName = text
  markKind(draft, 'person_name')
}

/** Holds the letters dec, in any case: hardly a name does. */
function mayBeDead(text: string): boolean {
  for (let at = 2; at < text.length; at++)
    if ((text.charCodeAt(at) | 32) === 99 && (text.charCodeAt(at - 1) | 32) === 101 && (text.charCodeAt(at - 2) | 32) === 100) return true
  return false
}

/** Lines below a table that count or close it. */
const CLOSING_LINE = /^(?:(?:grand |sub-? ?)?totals?|sum|count|end of (?:list|file|report|page)|page \d+|printed|continued|carried forward|brought forward)\b/i

export function fullName(draft: Draft, cell: string): void {
  if (CLOSING_LINE.test(cell)) {
    draft.isBody = true
    return
  }
  if (isOrganisationName(cell)) {
    draft.isBody = true
    return
  }
  // a mailbox or a number in a name column names nobody
  if (!/\p{L}{2}/u.test(cell) || /\d/.test(cell) || cell.length > 120) return
  const { people, isDeceased } = namesInCell(cell)
  const first = people[0]
  if (first === undefined) return
  const { record } = draft
  if (isDeceased) setFlag(draft, 'deceased')
  markKind(draft, 'person_name')
  if (record.familyName !== '' || record.fullName !== '') return
  if (record.title === '') record.title = first.title
  if (record.givenName !== '' && first.full !== '' && !first.full.includes(' ')) record.familyName = first.full
  else if (record.givenName === '') {
    record.givenName = first.given
    record.familyName = first.family
    record.fullName = first.full
  }
  draft.second = people[1] ?? null
}
