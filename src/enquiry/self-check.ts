/**
 * "Am I affected?", asked by anyone on the public page. Every visitor sees the same page; the truth goes to an address on file, never to
 * the one who asks. What is typed is sealed at once, in one size, so that neither the portal nor a thief of its rows can read it.
 */
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import type { Queryable } from '../store/database.ts'
import { incidentKey, openSealed, sealBytes } from '../vault/keys.ts'
import { newSealingKeys, openSealedTo, sealTo, type SealingKeys } from './sealed.ts'

export type Question = { name: string; email: string; line1: string; postcode: string; language: 'en' | 'cy' }

/** Longest that is kept of each field, in characters; all fields together always fit the padded size. */
const LONGEST = { name: 200, email: 254, line1: 200, postcode: 16 } as const
/** Every question has this many bytes before sealing: the size of a row tells nothing. */
const QUESTION_BYTES = 4_096
const KEY_PURPOSE = (incidentId: string) => `portal key:${incidentId}`
const QUESTION_PURPOSE = (incidentId: string, checkId: string) => `self-check:${incidentId}:${checkId}`

/** What was typed, whatever it is: nothing is refused, because a refusal would be an answer. */
export function readQuestion(body: string, language: 'en' | 'cy'): Question {
  const typed = new URLSearchParams(body)
  const field = (name: keyof typeof LONGEST) =>
    [
      ...(typed.get(name) ?? '')
        .normalize('NFKC')
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim(),
    ]
      .slice(0, LONGEST[name])
      .join('')
  return { name: field('name'), email: field('email'), line1: field('line1'), postcode: field('postcode'), language }
}

/** Nothing a person could be found by: such a question is dropped when it is read. */
export const isEmptyQuestion = ({ name, email, line1, postcode }: Question): boolean => name === '' || (email === '' && (line1 === '' || postcode === ''))

export function sealQuestion(publicKey: Buffer, incidentId: string, checkId: string, question: Question): Buffer {
  const plain = Buffer.alloc(QUESTION_BYTES, ' ')
  plain.write(JSON.stringify(question))
  return sealTo(publicKey, plain, QUESTION_PURPOSE(incidentId, checkId))
}

export function openQuestion(keys: SealingKeys, incidentId: string, checkId: string, sealed: Buffer): Question {
  return JSON.parse(openSealedTo(keys, sealed, QUESTION_PURPOSE(incidentId, checkId)).toString()) as Question
}

/** The incident's key for questions; made at the first publication. The private half is kept under the incident's key. */
export async function portalKeys(ctx: Context, db: Queryable, incidentId: IncidentId): Promise<SealingKeys> {
  const own = await incidentKey(db, ctx.masterKeyFile, incidentId, ctx.clock.now())
  const [row] = await db.query<{ public_key: Buffer; sealed_private_key: Buffer }>(
    'select public_key, sealed_private_key from portal_key where incident_id = $1',
    [incidentId],
  )
  if (row) return { publicKey: row.public_key, privateKey: openSealed(own, row.sealed_private_key, KEY_PURPOSE(incidentId)) }
  const keys = newSealingKeys()
  await db.query('insert into portal_key (incident_id, public_key, sealed_private_key) values ($1, $2, $3)', [
    incidentId,
    keys.publicKey,
    sealBytes(own, keys.privateKey, KEY_PURPOSE(incidentId)),
  ])
  return keys
}

export type ReceivedQuestion = { checkId: string; receivedAt: Date; question: Question }

/** Questions as the desk reads them, oldest first, without the empty ones. One that does not open is left out and counted. */
export async function listQuestions(ctx: Context, incidentId: IncidentId): Promise<{ questions: ReceivedQuestion[]; empty: number; unreadable: number }> {
  const keys = await ctx.store.transaction((tx) => portalKeys(ctx, tx, incidentId))
  const rows = await ctx.store.query<{ check_id: string; received_at: Date; sealed: Buffer }>(
    'select check_id, received_at, sealed from check_request where incident_id = $1 order by received_at, check_id',
    [incidentId],
  )
  const result = { questions: [] as ReceivedQuestion[], empty: 0, unreadable: 0 }
  for (const row of rows) {
    try {
      const question = openQuestion(keys, incidentId, row.check_id, row.sealed)
      if (isEmptyQuestion(question)) result.empty++
      else result.questions.push({ checkId: row.check_id, receivedAt: row.received_at, question })
    } catch {
      result.unreadable++ // anybody who holds the public key can put rubbish in
    }
  }
  return result
}
