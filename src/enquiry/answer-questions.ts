/**
 * Decides the questions of the self-check, at fixed hours, all that came before the hour at once: when an answer is made tells nothing of which it
 * is. The answer goes to the address that was typed, and says yes only when that very address is on file for that name [CHK5]. One an address a
 * day. What is made waits, sealed, until a person releases it, or leaves at its hour where two people have said so for exactly these words.
 */
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { noticeFactsOf } from '../notify/notice-facts.ts'
import { readAddress } from '../notify/address.ts'
import { referenceFor } from '../notify/reference.ts'
import { derivedKey, incidentKey, sealBytes } from '../vault/keys.ts'
import { addressTag } from './address-tag.ts'
import { lastTick } from './ticks.ts'
import { answerMail, answerText, type Outcome } from './answer-mail.ts'
import { matchQuestions, type FoundPerson } from './match-question.ts'
import { isEmptyQuestion, openQuestion, portalKeys, type Question } from './self-check.ts'
import type { CheckRequestRow } from '../store/rows/check.ts'

const DAY_MS = 86_400_000
const BATCH = 1_000

/** What is kept of an answer, sealed. `mail` is base64; `letter` goes into a plain envelope. */
export type KeptAnswer = { mail: string | null; to: string; letter: { name: string; addressLines: string[]; text: string; language: 'en' | 'cy' } | null }

/** Decides what came before the last tick, in every incident; gives how many. Run again, it finds nothing left to decide. */
export async function answerQuestions(ctx: Context): Promise<number> {
  const incidents = await ctx.store.query<{ incident_id: IncidentId; oldest: Date }>(
    `select incident_id, min(received_at) as oldest from check_request q
     where not exists (select from check_answer a where a.check_id = q.check_id) and exists (select from incident i where i.incident_id = q.incident_id) group by incident_id`,
  )
  let decided = 0
  for (const { incident_id, oldest } of incidents) {
    const { zone } = await getIncident(ctx.store, incident_id)
    const tick = lastTick(ctx.clock.now(), zone)
    if (oldest < tick) decided += await answerIncident(ctx, incident_id, tick)
  }
  return decided
}

async function answerIncident(ctx: Context, incidentId: IncidentId, tick: Date): Promise<number> {
  const keys = await ctx.store.transaction((tx) => portalKeys(ctx, tx, incidentId))
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now()))
  const { file } = await findIncidentWork(ctx, incidentId)
  const notice = noticeFactsOf(incidentId, file, tick)
  let decided = 0
  for (;;) {
    const rows = await ctx.store.query<CheckRequestRow>(
      `select check_id, received_at, sealed from check_request q where incident_id = $1 and received_at < $2 and not exists (select from check_answer a where a.check_id = q.check_id)
       order by received_at, check_id limit $3`,
      [incidentId, tick, BATCH],
    )
    if (rows.length === 0) return decided
    const questions = rows.map(({ check_id, sealed }): Question | null => {
      try {
        return openQuestion(keys, incidentId, check_id, sealed)
      } catch {
        return null // not sealed to our key: rubbish
      }
    })
    const found = await matchQuestions(
      ctx.store,
      incidentId,
      questions.map((question) => question ?? { name: '', email: '', line1: '', postcode: '', language: 'en' }),
    )
    await ctx.store.transaction(async (tx) => {
      const counts = { email: 0, post: 0, none: 0 }
      for (const [index, { check_id }] of rows.entries()) {
        const { way, tag, kept } = answerFor({ key, incidentId, checkId: check_id, notice, tick, question: questions[index]!, found: found[index]! })
        const isTooMuch = tag !== null && (await hasHadAnswer(tx, incidentId, tag, tick))
        const goes = way === 'none' || isTooMuch ? 'none' : way
        counts[goes]++
        await tx.query('insert into check_answer (check_id, incident_id, tick_at, way, state, address_tag, sealed) values ($1, $2, $3, $4, $5, $6, $7)', [
          check_id,
          incidentId,
          tick,
          goes,
          goes === 'none' ? 'dropped' : 'ready',
          goes === 'none' ? null : tag,
          goes === 'none' ? null : sealBytes(key, Buffer.from(JSON.stringify(kept)), `answer:${check_id}`),
        ])
      }
      await recordEvent(tx, ctx, 'check_answer.decide', `incident:${incidentId}`, { tick: tick.toISOString(), ...counts }, { incidentId })
    })
    decided += rows.length
  }
}

/** One answer an address in 24 hours, and none to who said STOP. */
async function hasHadAnswer(db: { query: Context['store']['query'] }, incidentId: string, tag: Buffer, tick: Date): Promise<boolean> {
  const rows = await db.query(
    `select 1 from check_answer where incident_id = $1 and address_tag = $2 and tick_at > $3
     union all select 1 from check_stop where incident_id = $1 and address_tag = $2 limit 1`,
    [incidentId, tag, new Date(tick.getTime() - DAY_MS)],
  )
  return rows.length > 0
}

type Decide = {
  key: Buffer
  incidentId: string
  checkId: string
  notice: Parameters<typeof answerText>[2]['notice']
  tick: Date
  question: Question | null
  found: readonly FoundPerson[]
}

function answerFor({ key, incidentId, checkId, notice, tick, question, found }: Decide): {
  way: 'email' | 'post' | 'none'
  tag: Buffer | null
  kept: KeptAnswer
} {
  const nothing = { way: 'none' as const, tag: null, kept: { mail: null, to: '', letter: null } }
  if (question === null || isEmptyQuestion(question)) return nothing
  const code = (people: readonly FoundPerson[]): string =>
    people.length === 0 ? '' : referenceFor(derivedKey(key, 'notice-reference'), incidentId, people[0]!.personNo)
  const { language } = question
  const email = readAddress(question.email)
  if (email !== null) {
    const here = found.filter(({ by }) => by === 'email')
    const mail = answerMail({ checkId, outcome: outcomeOf(here), language, to: email, at: tick, notice, code: code(here) })
    return mail === null ? nothing : { way: 'email', tag: addressTag(key, email), kept: { mail: mail.toString('base64'), to: email, letter: null } }
  }
  const here = found.filter(({ by }) => by === 'post')
  const addressLines = [question.line1, question.postcode].filter((line) => line !== '')
  const text = answerText(outcomeOf(here), language, { notice, code: code(here), day: '' })
  return {
    way: 'post',
    tag: addressTag(key, addressLines.join('\n')),
    kept: { mail: null, to: '', letter: { name: question.name, addressLines, text, language } },
  }
}

/** Where writing could hurt, or others would read it, a person speaks instead. */
export function outcomeOf(found: readonly FoundPerson[]): Outcome {
  if (found.length === 0) return 'nothing_found'
  const isDelicate = found.length > 1 || found.some(({ flags, isShared }) => isShared || flags.includes('special_risk') || flags.includes('deceased'))
  return isDelicate ? 'call' : 'yes'
}
