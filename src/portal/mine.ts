/**
 * A person's own page. This process opens it with what the visitor types and keeps nothing: the page's key goes back into the visitor's own cookie,
 * marked by us, for 15 minutes without use. Tries are counted by code, real or not, so that a limit tells nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { openMyPage, reopenMyPage } from '../enquiry/my-page/open-my-page.ts'
import type { PageContent } from '../enquiry/my-page/page-content.ts'
import { mineDoorPage, minePage } from '../enquiry/pages/mine.ts'
import { pathOf } from '../enquiry/pages/layout.ts'
import type { Page } from '../enquiry/pages/site.ts'
import { cookieFor, cookieOf, isForeignSite, noCookie, send, sendOn, type Exchange } from './answers.ts'
import { plainPage } from './plain-page.ts'
import type { Tallies } from './tallies.ts'

export type MineDoor = { markKey: Buffer; tries: Tries; now(): Date }

const COOKIE = '__Host-mine'
const IDLE_MS = 900_000
const TAG_BYTES = 20
const KEY_BYTES = 32
const MOST_TRIES = 5
/** Openings at once: each takes 19 MiB twice. */
const MOST_AT_ONCE = 4

export type Tries = { isTooMany(code: string, nowMs: number): boolean; busy: number }

/** Counts by a hash of what was typed as a code, at all processes of the pages. A code that was never given out has the same limit as a real one. */
export function openTries(markKey: Buffer, tallies: Pick<Tallies, 'count'>): Tries {
  return {
    busy: 0,
    isTooMany: (code, nowMs) => {
      const name = createHmac('sha256', markKey)
        .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
        .digest('base64url')
      return tallies.count('try', name, nowMs) > MOST_TRIES
    },
  }
}

export async function answerMine(door: MineDoor, exchange: Exchange, page: Page, bookPath: string, rest: readonly string[], body: string): Promise<void> {
  const { request } = exchange
  if (request.method === 'POST') {
    if (isForeignSite(request)) {
      request.resume()
      return send(exchange, 403, plainPage('method'))
    }
    if (rest[0] === 'close') {
      request.resume()
      return sendOn(exchange, pathOf(page, 'statement'), { 'Set-Cookie': noCookie(COOKIE), 'Clear-Site-Data': '"cache"' })
    }
    return open(door, exchange, page, bookPath, body)
  }
  request.resume()
  const held = heldPage(door, exchange, bookPath, page.facts.slug)
  if (held === null) return send(exchange, 200, mineDoorPage(page, null), { 'Set-Cookie': noCookie(COOKIE) })
  // Used again: 15 minutes more.
  send(exchange, 200, minePage(page, held.content), { 'Set-Cookie': cookieFor(COOKIE, cookieOfPage(door, held.tag, held.pageKey, page.facts.slug)) })
}

async function open(door: MineDoor, exchange: Exchange, page: Page, bookPath: string, body: string): Promise<void> {
  const typed = new URLSearchParams(body)
  const field = (name: string) => (typed.get(name) ?? '').slice(0, 60)
  if (door.tries.isTooMany(field('code'), door.now().getTime())) return send(exchange, 429, mineDoorPage(page, 'wait'), { 'Retry-After': '600' })
  if (door.tries.busy >= MOST_AT_ONCE) return send(exchange, 503, plainPage('busy'), { 'Retry-After': '10' })
  door.tries.busy++
  try {
    const opened = await openMyPage(bookPath, {
      code: field('code'),
      day: field('day'),
      month: field('month'),
      year: field('year'),
      postcode: field('postcode'),
    })
    if (opened === null) return send(exchange, 422, mineDoorPage(page, 'wrong'))
    sendOn(exchange, pathOf(page, 'mine'), { 'Set-Cookie': cookieFor(COOKIE, cookieOfPage(door, opened.tag, opened.pageKey, page.facts.slug)) })
  } finally {
    door.tries.busy--
  }
}

function cookieOfPage({ markKey, now }: MineDoor, tag: Buffer, pageKey: Buffer, slug: string): string {
  const until = Buffer.alloc(6)
  until.writeUIntBE(now().getTime() + IDLE_MS, 0, 6)
  const plain = Buffer.concat([tag, pageKey, until])
  return Buffer.concat([plain, markOf(markKey, slug, plain)]).toString('base64url')
}

const markOf = (markKey: Buffer, slug: string, plain: Buffer): Buffer =>
  createHmac('sha256', markKey).update(`mine\0${slug}\0`).update(plain).digest().subarray(0, 16)

/** The page behind a cookie that we marked and that is not too old. */
function heldPage(
  { markKey, now }: MineDoor,
  { request }: Exchange,
  bookPath: string,
  slug: string,
): { content: PageContent; tag: Buffer; pageKey: Buffer } | null {
  const bytes = Buffer.from(cookieOf(request, COOKIE) ?? '', 'base64url')
  if (bytes.length !== TAG_BYTES + KEY_BYTES + 6 + 16) return null
  const plain = bytes.subarray(0, -16)
  if (!timingSafeEqual(markOf(markKey, slug, plain), bytes.subarray(-16))) return null
  if (plain.readUIntBE(TAG_BYTES + KEY_BYTES, 6) < now().getTime()) return null
  const [tag, pageKey] = [plain.subarray(0, TAG_BYTES), plain.subarray(TAG_BYTES, TAG_BYTES + KEY_BYTES)]
  const content = reopenMyPage(bookPath, tag, pageKey)
  return content === null ? null : { content, tag, pageKey }
}

/** For forms that are begun from an open page: what proves to the desk who asks. */
export function ticketOf(door: MineDoor, exchange: Exchange, bookPath: string, slug: string): string | null {
  return heldPage(door, exchange, bookPath, slug)?.content.ticket ?? null
}
