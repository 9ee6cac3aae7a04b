/**
 * The relay's own record of what it took, read from Postfix's log. A Message-ID is logged when the header arrives; the message is Postfix's own only
 * when the queue manager has it ("queue active"). A line cut before that leaves the first and not the second.
 */
import { createReadStream, existsSync } from 'node:fs'
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
      const seen = await readLogs(paths, messageIds, now())
      const covers = seen.firstMs <= fromMs + CLOCK_SLACK_MS && seen.lastMs >= toMs
      return new Map([...messageIds].map((id) => [id, seen.taken.has(id) ? 'taken' : covers ? 'not_taken' : 'unknown']))
    },
  }
}

type Seen = { taken: Set<string>; firstMs: number; lastMs: number }
// `postfix/smtpd[12]: 4XyZ: client=…`; the name of the instance may differ (postfix-out/…), the queue id is hexadecimal or base 52.
const LINE = /^(\S+(?: +\d+ \d\d:\d\d:\d\d)?) +\S+ +[\w./-]*?\/(\w+)\[\d+\]: (?:([0-9A-Za-z]{5,20}): )?(.*)$/

async function readLogs(paths: readonly string[], wanted: ReadonlySet<string>, now: Date): Promise<Seen> {
  const seen: Seen = { taken: new Set(), firstMs: Infinity, lastMs: -Infinity }
  const idOfQueue = new Map<string, string>()
  for (const path of paths) {
    if (!existsSync(path)) continue
    const raw = createReadStream(path)
    const lines = createInterface({ input: path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw, crlfDelay: Infinity })
    for await (const line of lines) readLine(line, wanted, idOfQueue, seen, now)
  }
  return seen
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
    if (wanted.has(id)) idOfQueue.set(queueId, id)
    else idOfQueue.delete(queueId)
  } else if (service === 'smtpd' && rest!.startsWith('client=')) {
    // Queue numbers come again: a new client means a new message.
    idOfQueue.delete(queueId)
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
