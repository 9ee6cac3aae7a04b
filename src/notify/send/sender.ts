/**
 * Hands notices over, each exactly once: claim, make the message, commit the intent, send, commit the answer. It can be killed between any two
 * steps; who comes after takes over what it held, and what had begun without an answer is in doubt until the relay's record or a person says.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import { localDay } from '../../incident/zone.ts'
import { deadAmong, holdAlive, type Alive } from '../../store/alive.ts'
import { listCampaigns, type Campaign } from '../campaign.ts'
import { connectSmtp, type Outcome, type SmtpConnection, type SmtpSettings } from '../mail/smtp-client.ts'
import { noteRefusals } from './after-sending.ts'
import { claimNotices, giveBack, holdNotices, listSendersAtWork, markAttempting, noteResults, takeOver, type Mark, type Result } from './claims.ts'
import { openComposer, type Composer, type Ready } from './compose.ts'
import type { DkimKey } from './dkim.ts'
import { asksToSlowDown, domainPace } from './domain-pace.ts'
import { groupCommit } from './group-commit.ts'

/** Any number, always the same: the class of our advisory locks. */
export const SENDER_LOCKS = 726_275_003

export type SenderOptions = {
  smtp: SmtpSettings
  connections: number
  /** Longest time from the intent to the relay's answer; then the line is cut. */
  patienceMs: number
  returnPath: string
  dkim: DkimKey | null
  /** Only this telling; otherwise all that are being sent. */
  campaignId?: number
  onProgress?(progress: SendProgress): void
}
export type SendProgress = {
  handedOver: number
  refused: number
  deferred: number
  inDoubt: number
  held: number
  slowDomains: ReadonlyMap<string, number>
  relayProblem: string | null
}
export type SendEnd = SendProgress & { end: 'nothing_left' | 'stopped' | 'relay_away' | 'relay_refuses' | 'store_away' }

const CLAIM = 100
/** Tries for one notice, at growing distance, before it counts as refused. */
const MOST_ATTEMPTS = 12
const RETRY_AFTER_MS = [60_000, 300_000, 900_000, 3_600_000, 14_400_000]
/** So many refusals one after the other, over several domains, are the relay's fault and not the people's. */
const REFUSALS_IN_A_ROW = 25

/** Sends until nothing more may go now, or `stop` is raised. Resolves after the last answer is noted. */
export async function runSender(ctx: Context, options: SenderOptions, stop: AbortSignal): Promise<SendEnd> {
  const [sender] = await ctx.store.query<{ sender_no: number }>('insert into notice_sender (started_at) values (now()) returning sender_no')
  const senderNo = sender!.sender_no
  const alive = await holdAlive(ctx.store.url, SENDER_LOCKS, senderNo)
  try {
    await takeOverDead(ctx)
    return await new Sending(ctx, options, senderNo, alive, stop).run()
  } finally {
    await giveBack(ctx.store, senderNo).catch(() => {})
    await alive.release()
  }
}

export async function takeOverDead(ctx: Context): Promise<void> {
  await takeOver(ctx.store, await deadAmong(ctx.store, SENDER_LOCKS, await listSendersAtWork(ctx.store)))
}

type Feed = { campaign: Campaign; composer: Composer; parts: number[]; afterNo: number; today(): string }

/** One run: shared by its connections. A class because its parts share a dozen counters and queues. */
class Sending {
  readonly ctx: Context
  readonly options: SenderOptions
  readonly senderNo: number
  readonly alive: Alive
  readonly stop: AbortSignal
  readonly pace = domainPace()
  readonly progress: SendProgress = { handedOver: 0, refused: 0, deferred: 0, inDoubt: 0, held: 0, slowDomains: new Map(), relayProblem: null }
  /** Made and waiting, by domain. */
  readonly queues = new Map<string, Ready[]>()
  waitingCount = 0
  feeds: Feed[] = []
  feeding: Promise<boolean> | null = null
  end: SendEnd['end'] | null = null
  refusalsInARow: string[] = []
  failedConnects = 0
  readonly marks
  readonly results

  constructor(ctx: Context, options: SenderOptions, senderNo: number, alive: Alive, stop: AbortSignal) {
    this.ctx = ctx
    this.options = options
    this.senderNo = senderNo
    this.alive = alive
    this.stop = stop
    this.marks = groupCommit((items: Mark[]) => markAttempting(ctx.store, items))
    this.results = groupCommit((items: Result[]) => this.commitResults(items))
  }

  async run(): Promise<SendEnd> {
    await this.openFeeds()
    await Promise.all(Array.from({ length: this.options.connections }, () => this.work()))
    await this.results.idle()
    if (this.end === 'relay_refuses') await this.pauseAll()
    return {
      ...this.progress,
      slowDomains: this.pace.held(),
      end: this.end ?? (this.stop.aborted ? 'stopped' : this.alive.isHeld() ? 'nothing_left' : 'store_away'),
    }
  }

  async openFeeds(): Promise<void> {
    const sending = (await listCampaigns(this.ctx.store)).filter(
      ({ state, campaignId, stopReason }) => state === 'sending' && stopReason === null && (this.options.campaignId ?? campaignId) === campaignId,
    )
    for (const campaign of sending) {
      const parts = await this.ctx.store.query<{ part_no: number; day: string }>(
        'select part_no, day from notice_part where campaign_id = $1 order by part_no',
        [campaign.campaignId],
      )
      const composer = await openComposer(this.ctx, campaign, new Map(parts.map((part) => [part.part_no, part.day])), this.options)
      const [incident] = await this.ctx.store.query<{ zone: string }>('select zone from incident where incident_id = $1', [campaign.incidentId])
      const today = () => localDay(this.ctx.clock.now(), incident!.zone)
      this.feeds.push({ campaign, composer, parts: parts.filter(({ day }) => day <= today()).map((part) => part.part_no), afterNo: 0, today })
    }
  }

  get isEnding(): boolean {
    return this.stop.aborted || this.end !== null || !this.alive.isHeld()
  }

  /** One connection: takes a notice, sends it, notes the answer; ends when nothing more comes. */
  async work(): Promise<void> {
    let connection = null as SmtpConnection | null
    try {
      for (let ready = await this.next(); ready !== null; ready = await this.next()) {
        connection = connection?.isOpen() ? connection : await this.connect()
        if (connection === null) return
        await this.deliver(connection, ready)
      }
    } catch (error) {
      // The store is away. What was under way is in doubt or claimed; whoever comes next finds it so.
      if (this.end === null) this.end = 'store_away'
      this.progress.relayProblem ??= error instanceof Error ? error.message : null
    } finally {
      await connection?.close().catch(() => {})
    }
  }

  async deliver(connection: SmtpConnection, ready: Ready): Promise<void> {
    const { campaignId, personNo, attempts } = ready.claim
    const marked = await this.marks.add({ campaignId, personNo, senderNo: this.senderNo, messageHash: ready.messageHash })
    if (!marked) return
    const startedAtMs = performance.now()
    const wallStartedAtMs = Date.now()
    const isInTime = () => performance.now() - startedAtMs < this.options.patienceMs && Date.now() - wallStartedAtMs < this.options.patienceMs
    const timer = setTimeout(() => connection.destroy(), this.options.patienceMs)
    const outcome = await connection.send(ready, isInTime)
    clearTimeout(timer)
    const result = this.resultOf(ready, outcome, attempts)
    await this.results.add(result)
    this.count(result)
    this.options.onProgress?.(this.progress)
  }

  resultOf({ claim: { campaignId, personNo }, domain }: Ready, outcome: Outcome, attempts: number): Result {
    const nowMs = Date.now()
    const reply = 'code' in outcome ? `${outcome.code} ${outcome.text}` : outcome.text
    const as = (state: Result['state'], waitMs: number | null = null, isSlowDown = false): Result => ({
      campaignId,
      personNo,
      senderNo: this.senderNo,
      state,
      reply,
      notBefore: waitMs === null ? null : new Date(this.ctx.clock.now().getTime() + waitMs),
      isSlowDown,
    })
    if (outcome.kind === 'accepted') {
      this.pace.accepted(domain, nowMs)
      this.refusalsInARow = []
      return as('handed_over')
    }
    if (outcome.kind === 'in_doubt') return as('in_doubt')
    if (outcome.kind === 'not_sent') return as('ready', 2_000, true)
    if (outcome.kind === 'refused') {
      this.refusalsInARow.push(domain)
      if (this.refusalsInARow.length >= REFUSALS_IN_A_ROW && new Set(this.refusalsInARow).size > 1) this.relayRefuses(reply)
      return as('refused')
    }
    if (asksToSlowDown(outcome.code, outcome.text)) {
      this.pace.throttled(domain, nowMs)
      return as('ready', 1_000, true)
    }
    if (attempts + 1 >= MOST_ATTEMPTS) return as('refused')
    return as('ready', RETRY_AFTER_MS[Math.min(attempts, RETRY_AFTER_MS.length - 1)]!)
  }

  relayRefuses(reply: string): void {
    this.end = 'relay_refuses'
    this.progress.relayProblem = reply
  }

  /** Nearly everything refused is a fault of the relay: the telling stands still, and those refused in this streak are ready again. */
  async pauseAll(): Promise<void> {
    for (const { campaign } of this.feeds) {
      await this.ctx.store.query(`update notice_campaign set state = 'paused' where campaign_id = $1 and state = 'sending'`, [campaign.campaignId])
      await this.ctx.store.query(
        `update notice set state = 'ready', not_before = null where (campaign_id, person_no, channel) in (
           select campaign_id, person_no, channel from notice where campaign_id = $1 and channel = 'email' and state = 'refused' order by result_at desc limit $2)`,
        [campaign.campaignId, this.refusalsInARow.length],
      )
    }
  }

  count({ state }: Result): void {
    if (state === 'handed_over') this.progress.handedOver++
    else if (state === 'refused') this.progress.refused++
    else if (state === 'in_doubt') this.progress.inDoubt++
    else this.progress.deferred++
    this.progress.slowDomains = this.pace.held()
  }

  /** Answers are held until the store takes them: for a minute it may be away, and nothing is forgotten that was acknowledged to us. */
  async commitResults(items: Result[]): Promise<boolean[]> {
    for (let tries = 0; ; tries++)
      try {
        const noted = await noteResults(this.ctx.store, items)
        await noteRefusals(
          this.ctx,
          items.filter((item, index) => item.state === 'refused' && noted[index]),
        )
        return noted
      } catch (error) {
        if (tries > 240) throw error
        await sleep(250)
      }
  }

  async connect(): Promise<SmtpConnection | null> {
    while (!this.isEnding) {
      try {
        const connection = await connectSmtp(this.options.smtp)
        this.failedConnects = 0
        this.progress.relayProblem = null
        return connection
      } catch (error) {
        this.failedConnects++
        this.progress.relayProblem = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error)
        this.options.onProgress?.(this.progress)
        if (this.failedConnects > this.options.connections * 8) this.end ??= 'relay_away'
        await sleep(Math.min(5_000, 100 * 2 ** Math.min(6, this.failedConnects / this.options.connections)))
      }
    }
    return null
  }

  /** The next notice that may go; waits for a slow domain; null when nothing is left or the run ends. */
  async next(): Promise<Ready | null> {
    while (!this.isEnding) {
      const ready = this.pick()
      if (ready !== null) {
        if (this.waitingCount < CLAIM / 2) void this.feed().catch(() => {})
        return ready
      }
      const fed = await this.feed()
      if (fed) continue
      if (this.waitingCount === 0) {
        const waitMs = await this.nextRetryMs()
        if (waitMs === null) return null
        await this.rest(waitMs)
      } else await this.rest(Math.max(5, Math.min(...[...this.queues.keys()].map((domain) => this.pace.readyAt(domain, Date.now()))) - Date.now()))
    }
    return null
  }

  async rest(ms: number): Promise<void> {
    await sleep(Math.min(Math.max(ms, 5), 1_000), undefined, { signal: this.stop }).catch(() => {})
  }

  pick(): Ready | null {
    const nowMs = Date.now()
    for (const [domain, queue] of this.queues) {
      if (!this.pace.take(domain, nowMs)) continue
      const ready = queue.shift()!
      this.waitingCount--
      // Domains take turns.
      this.queues.delete(domain)
      if (queue.length > 0) this.queues.set(domain, queue)
      return ready
    }
    return null
  }

  /** Claims and makes more; one at a time, whoever asks. False: there is nothing more to claim for now. */
  feed(): Promise<boolean> {
    this.feeding ??= this.feedOnce().finally(() => (this.feeding = null))
    return this.feeding
  }

  async feedOnce(): Promise<boolean> {
    if (this.waitingCount >= CLAIM * 10) return false
    const full = [...this.queues].filter(([, queue]) => queue.length >= CLAIM).map(([domain]) => domain)
    for (const feed of this.feeds)
      while (feed.parts.length > 0 && !this.isEnding) {
        const claims = await claimNotices(this.ctx.store, {
          campaignId: feed.campaign.campaignId,
          partNo: feed.parts[0]!,
          afterNo: feed.afterNo,
          senderNo: this.senderNo,
          now: this.ctx.clock.now(),
          exceptDomains: full,
          most: CLAIM,
        })
        if (claims.length === 0) {
          // The end of a part, of those that may go now; what waits for another try or a slow domain is met on the next round.
          if (full.length > 0) return false
          feed.parts.shift()
          feed.afterNo = 0
          continue
        }
        if (full.length === 0) feed.afterNo = Math.max(...claims.map(({ personNo }) => personNo))
        const { ready, held } = await feed.composer.compose(claims.sort((a, b) => a.personNo - b.personNo))
        await holdNotices(this.ctx.store, this.senderNo, held)
        this.progress.held += held.length
        for (const one of ready) {
          const queue = this.queues.get(one.domain)
          if (queue) queue.push(one)
          else this.queues.set(one.domain, [one])
        }
        this.waitingCount += ready.length
        return true
      }
    return false
  }

  /** When the soonest deferred notice of a released part may be tried again, in ms; null: none within a minute, so this run is over. */
  async nextRetryMs(): Promise<number | null> {
    for (const feed of this.feeds) {
      const parts = await this.ctx.store.query<{ part_no: number }>('select part_no from notice_part where campaign_id = $1 and day <= $2 order by part_no', [
        feed.campaign.campaignId,
        feed.today(),
      ])
      const [soonest] = await this.ctx.store.query<{ at: Date | null; count: number }>(
        `select min(coalesce(not_before, $3)) as at, count(*) as count from notice where campaign_id = $1 and channel = 'email' and state = 'ready' and part_no = any ($2)
         and exists (select from notice_campaign c where c.campaign_id = $1 and c.state = 'sending')`,
        [feed.campaign.campaignId, parts.map((part) => part.part_no), this.ctx.clock.now()],
      )
      if (soonest!.at === null) continue
      const waitMs = soonest!.at.getTime() - this.ctx.clock.now().getTime()
      if (waitMs > 60_000) continue
      feed.parts = parts.map((part) => part.part_no)
      feed.afterNo = 0
      return Math.max(0, waitMs)
    }
    return null
  }
}
