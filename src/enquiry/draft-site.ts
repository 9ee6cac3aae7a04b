/** What the public pages will say of an incident: figures from the register, sentences from the ledger of facts, each with its number. */
import type { Kind, Relationship } from '../kinds.ts'
import type { IncidentId } from '../ids.ts'
import type { NoticeFacts } from '../notify/notice.ts'
import { listSentTexts } from '../notify/sent-texts.ts'
import type { RegisterSummary } from '../register/summary.ts'
import type { Queryable } from '../store/database.ts'
import type { Grade, Happening, PeopleGroup } from './pages/site.ts'
import { slugOf, type SiteDraft } from './publish-site.ts'

/** Fewer people than this are never shown as a group, nor a kind that fewer of a group have: a small number can point at somebody. */
const FEWEST_SHOWN = 10

export type SiteSource = {
  notice: NoticeFacts
  reference: string
  /** IANA zone in which times are read. */
  zone: string
  /** Where people write to; answers come from it. */
  email: string
  /** null: the register is not built yet. */
  summary: RegisterSummary | null
  /** ISO instants; null: not known. */
  moments: { occurredAt: string | null; supplierAwareAt: string | null; supplierToldUsAt: string | null }
  /** The facts that hold now. Only what they say is published, with its grade: what is told to the public rests on an entry or is not said. */
  facts: { factNo: number; says: string; grade: Grade | 'unknown' }[]
}

export async function draftSite(db: Queryable, incidentId: string, source: SiteSource): Promise<SiteDraft> {
  const { notice, summary, facts } = source
  const cited = (fact: SiteSource['facts'][number]) => ({ factId: `F-${fact.factNo}`, says: { en: [fact.says] } })
  return {
    notice,
    slug: slugOf(source.reference),
    zone: source.zone,
    email: source.email,
    people: summary === null || summary.people === 0 ? null : { likely: summary.people, low: summary.low, high: summary.high },
    children: summary === null || summary.children < FEWEST_SHOWN ? 0 : summary.children,
    groups: summary === null ? [] : await listGroups(db, incidentId),
    timeline: timelineOf(source),
    known: facts.flatMap((fact) => (fact.grade === 'unknown' ? [] : [{ ...cited(fact), grade: fact.grade }])),
    unknown: facts.filter(({ grade }) => grade === 'unknown').map(cited),
    sent: await listSentTexts(db, incidentId as IncidentId),
  }
}

function timelineOf({ moments, notice }: SiteSource): Happening[] {
  const supplier = notice.supplier.shortName
  const known: [string | null, string, Grade, { en: string; cy: string }][] = [
    [moments.occurredAt, 'occurred', 'supplier', { en: 'Criminals broke into its computers.', cy: 'Torrodd troseddwyr i mewn i’w gyfrifiaduron.' }],
    [moments.supplierAwareAt, 'supplier_aware', 'supplier', { en: `${supplier} found out.`, cy: `Daeth ${supplier} i wybod.` }],
    [moments.supplierToldUsAt, 'supplier_told_us', 'seen', { en: `${supplier} told us.`, cy: `Dywedodd ${supplier} wrthym.` }],
  ]
  return known.flatMap(([at, moment, grade, says]) => (at === null ? [] : [{ factId: moment, at, grade, says: { en: [says.en], cy: [says.cy] } }]))
}

/** Kinds in the order that most of a group have them. */
async function listGroups(db: Queryable, incidentId: string): Promise<PeopleGroup[]> {
  const rows = await db.query<{ relationship: Relationship; people: number; kind: Kind; holders: number }>(
    `with grouped as (
       select relationship, count(*) as people from person where incident_id = $1 group by relationship
     ), held as (
       select relationship, kind, count(*) as holders
       from person, unnest(kinds) as kind
       where incident_id = $1
       group by relationship, kind
     )
     select relationship, people, kind, holders
     from grouped join held using (relationship)
     where people >= $2 and holders >= $2
     order by people desc, relationship, holders desc, kind`,
    [incidentId, FEWEST_SHOWN],
  )
  const groups = new Map<Relationship, PeopleGroup>()
  for (const { relationship, people, kind } of rows) {
    const group = groups.get(relationship)
    if (group === undefined) groups.set(relationship, { relationship, people, kinds: [kind] })
    else group.kinds.push(kind)
  }
  return [...groups.values()]
}
