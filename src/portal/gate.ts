/**
 * While many forms come in, sending one costs a little: work by the browser's own script, or, without script, 20 seconds of waiting. It thins out
 * programs, not people; nobody else is asked, and no visitor is turned away. A ticket is marked by us, lives ten minutes and is used once.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { FORM_WORDS } from '../enquiry/pages/form-words.ts'
import { html, type Html } from '../enquiry/pages/html.ts'
import { pageAround, telLink } from '../enquiry/pages/layout.ts'
import type { Page } from '../enquiry/pages/site.ts'
import type { Tallies } from './tallies.ts'

/** Leading zero bits: about 65,000 hashes, a second or two on an old phone. */
export const PROOF_BITS = 16
const WAIT_MS = 20_000
const LIVES_MS = 600_000
const TICKET_BYTES = 14
const MARK_BYTES = 16

export type Gate = {
  /** Counts one form; true while more come than `perSecond`, by the last five seconds. */
  isBusy(nowMs: number): boolean
  ticket(nowMs: number): string
  /** True for a ticket of ours that was worked or waited for, once. */
  lets(ticket: string, proof: string, nowMs: number): boolean
}

/** `tallies`: of all the processes of the pages, so that a ticket is used once at whichever of them. */
export function openGate(markKey: Buffer, perSecond: number, tallies: Pick<Tallies, 'count'>): Gate {
  let windowMs = 0
  let count = 0
  let before = 0
  const markOf = (plain: Buffer) => createHmac('sha256', markKey).update('gate\0').update(plain).digest().subarray(0, MARK_BYTES)
  return {
    isBusy: (nowMs) => {
      if (nowMs - windowMs > 5_000) {
        before = nowMs - windowMs > 10_000 ? 0 : count
        count = 0
        windowMs = nowMs
      }
      count++
      return Math.max(count, before) > perSecond * 5
    },
    ticket: (nowMs) => {
      const plain = Buffer.alloc(TICKET_BYTES)
      plain.writeUIntBE(nowMs, 0, 6)
      randomBytes(8).copy(plain, 6)
      return Buffer.concat([plain, markOf(plain)]).toString('base64url')
    },
    lets: (ticket, proof, nowMs) => {
      const bytes = Buffer.from(ticket, 'base64url')
      if (bytes.length !== TICKET_BYTES + MARK_BYTES) return false
      const plain = bytes.subarray(0, TICKET_BYTES)
      if (!timingSafeEqual(markOf(plain), bytes.subarray(TICKET_BYTES))) return false
      const madeMs = plain.readUIntBE(0, 6)
      const ageMs = nowMs - madeMs
      if (ageMs < 0 || ageMs > LIVES_MS || (ageMs < WAIT_MS && !isProof(ticket, proof))) return false
      return tallies.count('ticket', bytes.subarray(0, TICKET_BYTES).toString('base64url'), madeMs) === 1
    },
  }
}

export function isProof(ticket: string, proof: string): boolean {
  if (!/^\d{1,12}$/.test(proof)) return false
  const hash = createHash('sha256').update(`${ticket}:${proof}`).digest()
  return hash.readUInt32BE(0) >>> (32 - PROOF_BITS) === 0
}

/** What was typed stays on the page; with script it goes on by itself. */
export function gatePage(page: Page, action: string, body: string, ticket: string): string {
  const words = FORM_WORDS[page.language].busy
  const kept = [...new URLSearchParams(body)].filter(([name]) => !name.startsWith('gate-')).slice(0, 40)
  const fields: Html[] = kept.map(([name, value]) => html`<input type="hidden" name="${name.slice(0, 60)}" value="${value}" /> `)
  const main = html`<main id="main" class="wrap">
    <div class="task wide-title">
      <h1>${words.title}</h1>
      <p>${words.text} ${words.wait}</p>
      <form id="gate" action="${action}" method="post" accept-charset="utf-8" data-bits="${PROOF_BITS}">
        ${fields}<input type="hidden" name="gate-ticket" value="${ticket}" /><input type="hidden" name="gate-proof" value="" />
        <p class="buttons"><button class="button">${words.go}</button></p>
      </form>
      <p>${telLink(page.facts.notice.organisation.phone)}</p>
    </div>
  </main>`
  return pageAround(page, 'statement', words.title, main).replace('</head>', '<script src="/assets/gate.js" defer></script></head>')
}
