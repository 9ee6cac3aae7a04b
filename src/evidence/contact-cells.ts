/** What a cell with e-mail addresses, telephone numbers or any way to reach someone adds to its row. */
import { isPhone, isPhoneLoosely, isUkPostcode } from './cell-values.ts'
import { markKind, oneLine, type Draft } from './row-draft.ts'

const SYSTEM_MAILBOX = /^(?:no-?_?reply|do-?not-?reply|donotreply|mailer-daemon|postmaster|bounces?|notifications?)(?:[+\-_.][^@]*)?@/i

const PLAIN_EMAIL = /^[\w.+'-]+@[\w-]+(?:\.[\w-]+)+$/
export function emails(draft: Draft, cell: string): void {
  const { record } = draft
  if (record.emails.length === 0 && PLAIN_EMAIL.test(cell)) {
    const address = cell.toLowerCase()
    if (SYSTEM_MAILBOX.test(address)) return
    record.emails.push(address)
    markKind(draft, 'email')
    return
  }
  for (const piece of /[\s,;<>|]/.test(cell) ? cell.split(/[\s,;<>|]+/) : [cell]) {
    const at = piece.indexOf('@')
    if (at < 1 || piece.indexOf('.', at) < 0 || piece.length > 254) continue
    const address = piece
      .replace(/^mailto:/i, '')
      .replace(/^["'(]+|[."')]+$/g, '')
      .toLowerCase()
    if (SYSTEM_MAILBOX.test(address)) continue
    if (!record.emails.includes(address)) record.emails.push(address)
    markKind(draft, 'email')
  }
  if (/\d{3}/.test(cell) && !PLAIN_EMAIL.test(cell)) for (const piece of cell.split(/\s*[;|,/]\s*/)) if (isPhone(piece)) phone(draft, piece)
}

/** A cell that may hold any way to reach someone. */
export function contact(draft: Draft, cell: string): void {
  if (cell.includes('@')) emails(draft, cell)
  else if (isUkPostcode(cell)) {
    if (draft.record.postcode === '') draft.record.postcode = oneLine(draft, cell)
    markKind(draft, 'postcode')
  } else if (isPhoneLoosely(cell.split(/\s*[;|,/]\s*/)[0]!)) phone(draft, cell)
}

export function phone(draft: Draft, cell: string): void {
  for (const piece of /[;/|,]| or /.test(cell) ? cell.split(/\s*(?:[;/|,]| or )\s*/) : [cell]) {
    let digits = 0
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at)
      if (code >= 48 && code <= 57) digits++
    }
    if (digits < 7 || digits > 20) continue
    const text = oneLine(draft, piece)
    if (!draft.record.phones.includes(text)) draft.record.phones.push(text)
    markKind(draft, 'phone')
  }
}
