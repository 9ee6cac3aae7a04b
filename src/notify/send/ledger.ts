/**
 * The relay's own record of what it took, read from Postfix's log. A Message-ID is logged when the header arrives; the message is Postfix's own only
 * when the queue manager has it ("queue active"). A line cut before that leaves the first and not the second. The forms are those of Postfix's own
 * sources and manuals (cleanup(8), qmgr(8), smtpd(8), enable_long_queue_ids, syslog_name, maillog_file).
 */
import { closeSync, createReadStream, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

export type LedgerAnswer = 'taken' | 'not_taken' | 'unknown'
export type Ledger = {
  /**
   * What the relay says of messages that were attempted between `fromMs` and `toMs`. `not_taken` only when the record covers that time: it begins
   * before and goes on after. Otherwise `unknown`, and a person decides.
   */
  look(messageIds: ReadonlySet<string>, fromMs: number, toMs: number): Promise<Map<string, LedgerAnswer>>
}

/** Clocks of two machines may differ by so much, in ms. */
const CLOCK_SLACK_MS = 2_000

/** `paths`: oldest first; `.gz` is unpacked. */
export function postfixLedger(paths: readonly string[], now: () => Date): Ledger {
  return {
    look: async (messageIds, fromMs, toMs) => {
      const seen = await readLogs(paths, messageIds, fromMs, now())
      const covers = seen.firstMs <= fromMs + CLOCK_SLACK_MS && seen.lastMs >= toMs
      return new Map([...messageIds].map((id) => [id, seen.taken.has(id) ? 'taken' : covers && !seen.onHold.has(id) ? 'not_taken' : 'unknown']))
    },
  }
}

/** `onHold`: an access rule or filter of the relay keeps it back; the queue manager will not name it, and it may be taken all the same. */
type Seen = { taken: Set<string>; onHold: Set<string>; heldQueues: Set<string>; firstMs: number; lastMs: number }
// `postfix/smtpd[12]: 4XyZ: client=…`; the name of the instance may differ (postfix-out/…), the queue id is hexadecimal or base 52.
const LINE = /^(\S+(?: +\d+ \d\d:\d\d:\d\d)?) +\S+ +[\w./-]*?\/(\w+)\[\d+\]: (?:([0-9A-Za-z]{5,20}): )?(.*)$/

async function readLogs(paths: readonly string[], wanted: ReadonlySet<string>, fromMs: number, now: Date): Promise<Seen> {
  const seen: Seen = { taken: new Set(), onHold: new Set(), heldQueues: new Set(), firstMs: Infinity, lastMs: -Infinity }
  const idOfQueue = new Map<string, string>()
  for (const path of paths) {
    if (!existsSync(path)) continue
    const isPacked = path.endsWith('.gz')
    const start = isPacked ? 0 : startOf(path, fromMs, seen, now)
    const raw = createReadStream(path, { start })
    const lines = createInterface({ input: isPacked ? raw.pipe(createGunzip()) : raw, crlfDelay: Infinity })
    // A place in the middle is in the middle of a line.
    let isWhole = start === 0
    for await (const line of lines) {
      if (isWhole) readLine(line, wanted, idOfQueue, seen, now)
      isWhole = true
    }
  }
  return seen
}

/** Logs grow for weeks: what lies this long before the first attempt is not read. Longer than two clocks may differ. */
const LOOK_BACK_MS = 120_000
/** Times of the old form are local: one hour a year comes twice. */
const LOOK_BACK_LOCAL_MS = 3 * 3_600_000
const PROBE_BYTES = 16_384
const STAMP = /^(\d{4}-\S+|\w{3} +\d+ \d\d:\d\d:\d\d) /m

/** Where to begin reading for lines from `fromMs` on: a place at or before them, by halving, since a log is in order of time. Notes when the file begins. */
function startOf(path: string, fromMs: number, seen: Seen, now: Date): number {
  const file = openSync(path, 'r')
  try {
    const first = firstTimeFrom(file, 0, now)
    if (first === null) return 0
    seen.firstMs = Math.min(seen.firstMs, first.atMs)
    const untilMs = fromMs - (first.isLocal ? LOOK_BACK_LOCAL_MS : LOOK_BACK_MS)
    let low = 0
    let high = fstatSync(file).size
    while (high - low > PROBE_BYTES) {
      const middle = Math.floor((low + high) / 2)
      const found = firstTimeFrom(file, middle, now)
      if (found !== null && found.atMs < untilMs) low = middle
      else high = middle
    }
    return low
  } finally {
    closeSync(file)
  }
}

/** The first whole dated line that begins after this place; null when none follows nearby. */
function firstTimeFrom(file: number, from: number, now: Date): { atMs: number; isLocal: boolean } | null {
  const bytes = Buffer.alloc(PROBE_BYTES)
  const text = bytes.subarray(0, readSync(file, bytes, 0, PROBE_BYTES, from)).toString('latin1')
  const stamp = STAMP.exec(from === 0 ? text : text.slice(text.indexOf('\n') + 1))?.[1]
  const atMs = stamp === undefined ? Number.NaN : timeOf(stamp, now)
  return Number.isNaN(atMs) ? null : { atMs, isLocal: !/^\d{4}-/.test(stamp!) }
}

function readLine(line: string, wanted: ReadonlySet<string>, idOfQueue: Map<string, string>, seen: Seen, now: Date): void {
  const found = LINE.exec(line)
  if (found === null) return
  const [, stamp, service, queueId, rest] = found
  const atMs = timeOf(stamp!, now)
  if (Number.isNaN(atMs)) return
  seen.firstMs = Math.min(seen.firstMs, atMs)
  seen.lastMs = Math.max(seen.lastMs, atMs)
  if (queueId === undefined) return
  if (service === 'cleanup' && rest!.startsWith('message-id=')) {
    const id = rest!.slice('message-id='.length).trim()
    if (wanted.has(id)) {
      idOfQueue.set(queueId, id)
      if (seen.heldQueues.has(queueId)) seen.onHold.add(id)
    } else idOfQueue.delete(queueId)
  } else if (/^(?:milter-)?hold: /.test(rest!)) {
    seen.heldQueues.add(queueId)
    const id = idOfQueue.get(queueId)
    if (id !== undefined) seen.onHold.add(id)
  } else if (service === 'smtpd' && rest!.startsWith('client=')) {
    // Queue numbers come again: a new client means a new message.
    idOfQueue.delete(queueId)
    seen.heldQueues.delete(queueId)
  } else if (service === 'qmgr' && rest!.startsWith('from=')) {
    const id = idOfQueue.get(queueId)
    if (id !== undefined) seen.taken.add(id)
  }
}

/** `2026-10-26T08:00:01.123456+00:00`, or `Oct 26 08:00:01` in this machine's zone and the year that makes it the latest past. */
function timeOf(stamp: string, now: Date): number {
  if (/^\d{4}-/.test(stamp)) return Date.parse(stamp)
  const thisYear = Date.parse(`${stamp} ${now.getFullYear()}`)
  return thisYear > now.getTime() + 86_400_000 ? Date.parse(`${stamp} ${now.getFullYear() - 1}`) : thisYear
}
