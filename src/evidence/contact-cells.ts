/** What a cell with e-mail addresses, telephone numbers or any way to reach someone adds to its row. */
import { isPhone, isPhoneLoosely, isUkPostcode } from './cell-values.ts'
import { markKind, oneLine, type Draft } from './row-draft.ts'

const SYSTEM_MAILBOX = /^(?:no-?_?reply|do-?not-?reply|donotreply|mailer-daemon|postmaster|bounces?|notifications?)(?:[+\-_.][^@]*)?@/i

/** By its first sign, nearly every address is a person's. */
function isSystemMailbox(address: string): boolean {
  const first = address.charCodeAt(0)
  return (first === 110 || first === 100 || first === 109 || first === 112 || first === 98) && SYSTEM_MAILBOX.test(address)
}

const PLAIN_EMAIL = /^[\w.+'-]+@[\w-]+(?:\.[\w-]+)+$/
export function emails(draft: Draft, cell: string): void {
  const { record } = draft
  if (record.emails.length === 0 && PLAIN_EMAIL.test(cell)) {
    const address = cell.toLowerCase()
    if (isSystemMailbox(address)) return
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
    if (isSystemMailbox(address)) continue
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
  let digits = 0
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
    else if (code !== 32 && code !== 43 && code !== 40 && code !== 41 && code !== 45) return phones(draft, cell)
  }
  takePhone(draft, cell, digits)
}

/** A cell with more than one number and its usual signs. */
function phones(draft: Draft, cell: string): void {
  for (const piece of cell.split(/\s*(?:[;/|,]| or )\s*/)) {
    let digits = 0
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at)
      if (code >= 48 && code <= 57) digits++
    }
    takePhone(draft, piece, digits)
  }
}

function takePhone(draft: Draft, piece: string, digits: number): void {
  if (digits < 7 || digits > 20) return
  const text = oneLine(draft, piece)
  if (!draft.record.phones.includes(text)) draft.record.phones.push(text)
  markKind(draft, 'phone')
}
