/**
 * Makes the sealed pages of everyone who has a notice and a second thing to open with. Keys are made once a person and kept sealed; a later run
 * only writes what is new into the pages. Can be cut off at any moment and run again.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { hashRaw } from '@node-rs/argon2'
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import type { Kind } from '../../kinds.ts'
import { openPlanner } from '../../notify/planner.ts'
import type { NoticePerson } from '../../notify/notice.ts'
import { nameOf } from '../../notify/write-notice.ts'
import { maskDay, maskEmail, maskTail, maskWords } from '../../register/mask.ts'
import { personId, type Person } from '../../register/person.ts'
import { listPersonsByNo } from '../../register/queries.ts'
import { derivedKey, incidentKey, openSealed, sealBytes } from '../../vault/keys.ts'
import { pageBookOf, siteFolderOf } from '../site-card.ts'
import { codeTag } from './person-of-code.ts'
import { ARGON2ID, birthProof, postcodeProof, SALT_BYTES, secretOf, wrapKey } from './page-key.ts'
import { listSent } from './list-sent.ts'
import { packContent, writePageBook, type BookPage } from './page-book.ts'
import type { PageContent } from './page-content.ts'
import { ticketFor } from './ticket.ts'

/** People worked on together. */
const BATCH = 500
/** `Algorithm.Argon2id` of the library, which is a const enum and cannot be imported as a value. */
const ARGON2ID_OF_LIBRARY = 2

export type MadePages = { pages: number; withoutProof: number }

export async function makePages(ctx: Context, incidentId: IncidentId, slug: string): Promise<MadePages> {
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now()))
  const made: MadePages = { pages: 0, withoutProof: 0 }
  const looks = await listLooksByPerson(ctx, incidentId)
  const pages = async function* (): AsyncGenerator<BookPage> {
    let batch: NoticePerson[] = []
    for await (const { person, handling } of (await openPlanner(ctx, incidentId)).everybody()) {
      if (handling.channel !== 'email' && handling.channel !== 'letter') continue
      batch.push(person)
      if (batch.length === BATCH) {
        yield* pagesOf(ctx, incidentId, key, batch, looks, made)
        batch = []
      }
    }
    yield* pagesOf(ctx, incidentId, key, batch, looks, made)
  }
  made.pages = await writePageBook(pageBookOf(join(siteFolderOf(ctx.dataFolder), slug)), derivedKey(key, 'my-page-tag'), pages())
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'my_page.make', `incident:${incidentId}`, made, { incidentId }))
  return made
}

type Looks = ReadonlyMap<string, { at: string; action: string }[]>

async function* pagesOf(
  ctx: Context,
  incidentId: IncidentId,
  key: Buffer,
  batch: readonly NoticePerson[],
  looks: Looks,
  made: MadePages,
): AsyncGenerator<BookPage> {
  if (batch.length === 0) return
  const numbers = batch.map(({ personNo }) => personNo)
  const persons = new Map((await listPersonsByNo(ctx.store, incidentId, numbers)).map((person) => [person.personNo, person]))
  const held = await heldBy(ctx, incidentId, numbers)
  const sent = await listSent(ctx.store, incidentId, numbers)
  const keys = await keysFor(ctx, incidentId, key, batch, persons)
  for (const notice of batch) {
    const person = persons.get(notice.personNo)
    const own = keys.get(notice.personNo)
    if (person === undefined || own === undefined) {
      made.withoutProof++
      continue
    }
    const content: PageContent = {
      name: nameOf(notice),
      ticket: ticketFor(key, incidentId, notice.personNo),
      person: {
        personNo: notice.personNo,
        relationship: notice.relationship,
        kinds: notice.kinds,
        masked: person.masked,
        flags: notice.flags,
        leftOn: notice.leftOn,
        language: notice.language,
      },
      held: notice.kinds.map((kind) => ({
        kind,
        masked: maskedOf(kind, person),
        place: held.get(`${notice.personNo} ${kind}`)?.place ?? '',
        places: held.get(`${notice.personNo} ${kind}`)?.places ?? 1,
      })),
      sent: sent.get(notice.personNo) ?? [],
      looks: (looks.get(personId(notice.personNo)) ?? []).slice(-20),
      madeAt: ctx.clock.now().toISOString(),
    }
    yield { reference: notice.reference, ...own, content: fitted(content) }
  }
}

/** What does not fit loses its oldest looks, then the places, which the copy of the desk has in full. */
function fitted(content: PageContent): PageContent {
  const tries: PageContent[] = [
    content,
    { ...content, looks: content.looks.slice(-5) },
    { ...content, looks: content.looks.slice(-5), held: content.held.map((one) => ({ ...one, place: one.place.slice(-60) })) },
    { ...content, looks: [], sent: content.sent.slice(-3), held: content.held.map((one) => ({ ...one, place: '' })) },
  ]
  return tries.find((one) => packContent(one) !== null) ?? tries.at(-1)!
}

/** Enough for its owner to know which one; never enough for somebody who looks over a shoulder. */
function maskedOf(kind: Kind, person: Person): string {
  switch (kind) {
    case 'person_name':
      return maskWords([person.givenName, person.familyName].filter((part) => part !== '').join(' ') || person.fullName)
    case 'email':
      return person.emails.map(maskEmail).join(', ')
    case 'phone':
      return person.phones.map((phone) => maskTail(phone, 3)).join(', ')
    case 'postal_address':
      return maskWords(person.address)
    case 'postcode':
      return maskTail(person.postcode, 0)
    case 'date_of_birth':
      return maskDay(person.dateOfBirth)
    default:
      return person.masked[kind] === undefined ? '' : `••••••${person.masked[kind]}`
  }
}

type Keys = { wrapped: Buffer; pageKey: Buffer }

/** The second thing that this person types. Breached data hold it too, but not beside a code: see the threat model in docs/public-pages.md. */
export function proofOf(person: Pick<Person, 'dateOfBirth' | 'postcode' | 'emails'>): string | null {
  // A letter bears the postcode on its front: for one that was told by letter it proves nothing.
  return birthProof(person.dateOfBirth) ?? (person.emails.length > 0 ? postcodeProof(person.postcode) : null)
}

async function keysFor(
  ctx: Context,
  incidentId: IncidentId,
  key: Buffer,
  batch: readonly NoticePerson[],
  persons: ReadonlyMap<number, Person>,
): Promise<Map<number, Keys>> {
  const rows = await ctx.store.query<{ person_no: number; proof_tag: Buffer; wrapped: Buffer; sealed_key: Buffer }>(
    'select person_no, proof_tag, wrapped, sealed_key from my_page where incident_id = $1 and person_no = any($2)',
    [incidentId, batch.map(({ personNo }) => personNo)],
  )
  const known = new Map(rows.map((row) => [row.person_no, row]))
  const keys = new Map<number, Keys>()
  const fresh: { personNo: number; codeTag: Buffer; proofTag: Buffer; keys: Keys }[] = []
  await Promise.all(
    batch.map(async ({ personNo, reference }) => {
      const person = persons.get(personNo)
      const proof = person === undefined ? null : proofOf(person)
      if (proof === null) return
      const proofTag = createHmac('sha256', derivedKey(key, 'my-page-proof')).update(`${reference}\0${proof}`).digest()
      const row = known.get(personNo)
      const pageKey = row === undefined ? randomBytes(32) : openSealed(key, row.sealed_key, `my page:${personNo}`)
      if (row !== undefined && row.proof_tag.equals(proofTag)) return void keys.set(personNo, { wrapped: row.wrapped, pageKey })
      const salt = randomBytes(SALT_BYTES)
      const wrapping = await hashRaw(secretOf(reference, proof), {
        salt,
        memoryCost: ARGON2ID.memoryKib,
        timeCost: ARGON2ID.passes,
        parallelism: ARGON2ID.parallelism,
        outputLen: ARGON2ID.keyBytes,
        algorithm: ARGON2ID_OF_LIBRARY,
      })
      const own = { wrapped: wrapKey(wrapping, salt, pageKey), pageKey }
      keys.set(personNo, own)
      fresh.push({ personNo, codeTag: codeTag(key, reference), proofTag, keys: own })
    }),
  )
  if (fresh.length > 0)
    await ctx.store.transaction(async (tx) => {
      for (const { personNo, codeTag: tag, proofTag, keys: own } of fresh)
        await tx.query(
          `insert into my_page (incident_id, person_no, code_tag, proof_tag, wrapped, sealed_key) values ($1, $2, $3, $4, $5, $6)
           on conflict (incident_id, person_no) do update set code_tag = excluded.code_tag, proof_tag = excluded.proof_tag, wrapped = excluded.wrapped`,
          [incidentId, personNo, tag, proofTag, own.wrapped, sealBytes(key, own.pageKey, `my page:${personNo}`)],
        )
    })
  return keys
}

async function heldBy(ctx: Context, incidentId: IncidentId, numbers: readonly number[]): Promise<Map<string, { place: string; places: number }>> {
  const engine = await ctx.engineOf(incidentId)
  const [table] = await engine.rows<{ found: number }>("select count(*) as found from information_schema.tables where table_name = 'exposure'")
  if (Number(table?.found ?? 0) === 0) return new Map()
  const rows = await engine.rows<{ person_no: number; kind: Kind; place: string; places: number }>(
    `select person_no, kind, arg_min(path || ' › ' || place, record_no) as place, count(*) as places from exposure
     where person_no between $first and $last group by person_no, kind`,
    { first: Math.min(...numbers), last: Math.max(...numbers) },
  )
  return new Map(rows.map(({ person_no, kind, place, places }) => [`${Number(person_no)} ${kind}`, { place, places: Number(places) }]))
}

/** Who of the staff opened somebody's record: when and for what, without names. */
async function listLooksByPerson(ctx: Context, incidentId: IncidentId): Promise<Looks> {
  const rows = await ctx.store.query<{ object: string; at: Date; action: string }>(
    `select object, at, action from audit_entry where incident_id = $1 and object like 'person:%' and action in ('person.read', 'person.reveal', 'person.copy') order by seq`,
    [incidentId],
  )
  const looks = new Map<string, { at: string; action: string }[]>()
  for (const { object, at, action } of rows) {
    const person = object.slice('person:'.length)
    looks.set(person, [...(looks.get(person) ?? []), { at: at.toISOString(), action }])
  }
  return looks
}
