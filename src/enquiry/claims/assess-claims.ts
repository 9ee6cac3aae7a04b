/** Holds claims against register and rules: those that are new, or those named. What an assessment says holds identifiers only, no name. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import { localDay } from '../../incident/zone.ts'
import { findWholePerson } from '../../register/queries.ts'
import { keyOf, openContent, type EnquiryContent } from '../desk/content.ts'
import { allOf, oneOf, type Answers } from '../forms/form.ts'
import { matchQuestions } from '../match-question.ts'
import { personOfCode } from '../my-page/person-of-code.ts'
import { findClaimantSide } from './claimant-side.ts'
import { assessClaim, jurisdictionOf, type ClaimInput } from './assess-claim.ts'

type Row = {
  enquiry_id: string
  enquiry_no: number
  received_at: Date
  person_no: number | null
  proof: object | null
  sealed: Buffer
  claimant_tag: Buffer | null
  papers: number
}

/** Gives how many were assessed. Without ids: every claim that was not, and every one that came before the register was last built. */
export async function assessClaims(ctx: Context, incidentId: IncidentId, enquiryIds?: readonly string[]): Promise<number> {
  const rows = await ctx.store.query<Row>(
    `select e.enquiry_id, e.enquiry_no, e.received_at, e.person_no, e.proof, e.sealed, c.claimant_tag,
       (select count(*) from enquiry_file f where f.enquiry_id = e.enquiry_id)::int as papers
     from claim c join enquiry e using (enquiry_id)
     where e.incident_id = $1 and ($2::uuid[] is not null and e.enquiry_id = any($2)
       or $2 is null and (c.assessed_at is null or c.assessed_at < (select built_at from register_summary r where r.incident_id = $1)))
     order by e.enquiry_no limit 500`,
    [incidentId, enquiryIds ?? null],
  )
  if (rows.length === 0) return 0
  const incident = await getIncident(ctx.store, incidentId)
  const isClaimantSide = (await findClaimantSide(ctx.store, incidentId)) !== null
  const key = await ctx.store.transaction((tx) => keyOf(ctx, tx, incidentId))
  const contents = rows.map(({ enquiry_id, sealed }) => openContent(key, enquiry_id, sealed))
  const matched = isClaimantSide ? rows.map(() => null) : await matchClaimants(ctx, incidentId, key, rows, contents)
  const organisation = (incident.profile['organisation'] ?? {}) as { kind?: string }
  const earliest = incident.occurredAt ?? incident.supplierAwareAt ?? incident.supplierToldUsAt ?? incident.awareAt
  for (const [index, row] of rows.entries()) {
    const answers = contents[index]!.answers ?? {}
    const input: ClaimInput = {
      answers,
      register: isClaimantSide
        ? 'no_register'
        : allOf(answers, 'consent').includes('check') || row.proof !== null
          ? await registerOf(ctx, incidentId, row, matched[index]!)
          : 'no_consent',
      earliestDay: localDay(earliest, incident.zone),
      receivedOn: localDay(row.received_at, incident.zone),
      sameAs: await listSame(ctx, incidentId, row),
      papers: row.papers,
      isPublicAuthority: ['public_body', 'health_body', 'school'].includes(organisation.kind ?? ''),
    }
    const assessment = assessClaim(input)
    await ctx.store.transaction(async (tx) => {
      await tx.query('update claim set assessment = $2, assessed_at = $3, jurisdiction = $4 where enquiry_id = $1', [
        row.enquiry_id,
        assessment,
        ctx.clock.now(),
        jurisdictionOf(answers),
      ])
      await recordEvent(tx, ctx, 'claim.assess', `enquiry:${row.enquiry_id}`, { standing: assessment.standing }, { incidentId })
    })
  }
  return rows.length
}

/** By proof, else by code, else by name and address: the person's number. */
async function matchClaimants(
  ctx: Context,
  incidentId: IncidentId,
  key: Buffer,
  rows: readonly Row[],
  contents: readonly EnquiryContent[],
): Promise<(number | null)[]> {
  const found = await matchQuestions(
    ctx.store,
    incidentId,
    contents.map(({ answers }) => questionOf(answers ?? {})),
  )
  return Promise.all(
    rows.map(async ({ person_no }, index) => {
      if (person_no !== null) return person_no
      const byCode = await personOfCode(ctx.store, key, incidentId, contents[index]!.code)
      return byCode ?? (found[index]!.length === 1 ? found[index]![0]!.personNo : null)
    }),
  )
}

const questionOf = (answers: Answers) => ({
  name: oneOf(answers, 'for-name') || oneOf(answers, 'name'),
  email: oneOf(answers, 'email'),
  line1: oneOf(answers, 'line1'),
  postcode: oneOf(answers, 'postcode'),
  language: 'en' as const,
})

async function registerOf(ctx: Context, incidentId: IncidentId, { proof }: Row, personNo: number | null): Promise<ClaimInput['register']> {
  const person = personNo === null ? undefined : await findWholePerson(ctx.store, incidentId, personNo)
  if (person === undefined) return { match: 'not_found', kinds: [], isPersonOnRoster: false }
  return { match: proof === null ? 'matched' : 'proven', kinds: person.kinds, isPersonOnRoster: person.rosterId !== null }
}

async function listSame(ctx: Context, incidentId: IncidentId, { enquiry_id, claimant_tag, person_no }: Row): Promise<number[]> {
  const rows = await ctx.store.query<{ enquiry_no: number }>(
    `select e.enquiry_no from claim c join enquiry e using (enquiry_id)
     where e.incident_id = $1 and e.enquiry_id <> $2 and c.status <> 'withdrawn' and (c.claimant_tag = $3 or e.person_no = $4) order by e.enquiry_no`,
    [incidentId, enquiry_id, claimant_tag, person_no],
  )
  return rows.map(({ enquiry_no }) => enquiry_no)
}
