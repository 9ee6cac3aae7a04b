/**
 * What was sent, word for word, for publishing: so that whoever holds a notice can compare it. Nobody's name, code or data: of each audience the text with
 * every kind of data that ten or more of them have, and a note in their place where a notice has the reader's own.
 */
import type { Queryable } from '../store/database.ts'
import type { Kind, Relationship } from '../kinds.ts'
import { listCampaigns } from './campaign.ts'
import { emailText } from './email-text.ts'
import type { IncidentId } from '../ids.ts'
import type { NoticeFacts, NoticeLanguage, NoticePerson } from './notice.ts'
import { withWording } from './wording.ts'
import { noticeFor, wordsOf } from './write-notice.ts'

/** Days are ISO days in UTC; `lastOn` null: still being sent. */
export type SentTexts = {
  purpose: string
  version: number
  from: string
  firstOn: string
  lastOn: string | null
  texts: { audience: string; channel: 'email' | 'letter'; language: NoticeLanguage; subject: string; text: string }[]
}

/** Smaller groups and rarer kinds could point at somebody. */
const FEWEST_SHOWN = 10

type Row = { audience: string; channel: 'email' | 'letter'; language: NoticeLanguage; relationship: Relationship; is_child: boolean; kinds: Kind[] }

/** Campaigns of which at least one message has left, oldest first. */
export async function listSentTexts(db: Queryable, incidentId: IncidentId): Promise<SentTexts[]> {
  const begun = (await listCampaigns(db, incidentId)).filter(({ firstSentAt }) => firstSentAt !== null)
  const sent: SentTexts[] = []
  for (const { campaignId, purpose, version, sender, facts, wording, firstSentAt, endedAt } of begun) {
    const rows = await db.query<Row>(
      `select audience, channel, language, relationship, is_child, array_agg(kind order by holders desc, kind) as kinds from (
         select n.audience, n.channel, n.language, min(p.relationship) as relationship, bool_or(p.flags @> array['child']) as is_child, kind, count(*) as holders
         from notice n join person p on p.incident_id = $2 and p.person_no = n.person_no, unnest(p.kinds) as kind
         where n.campaign_id = $1 and n.channel in ('email', 'letter') and n.state in ('handed_over', 'bounced', 'returned') and n.audience <> 'deceased'
         group by n.audience, n.channel, n.language, kind having count(*) >= ${FEWEST_SHOWN}
       ) held group by audience, channel, language, relationship, is_child order by audience, channel, language`,
      [campaignId, incidentId],
    )
    sent.push({
      purpose,
      version,
      from: `${sender.name} <${sender.address}>`,
      firstOn: firstSentAt!.toISOString().slice(0, 10),
      lastOn: endedAt?.toISOString().slice(0, 10) ?? null,
      texts: rows.map((row) => {
        const notice = withWording(noticeFor(placeholder(row, facts), facts, row.language, row.channel), wording, row.audience)
        return { audience: row.audience, channel: row.channel, language: row.language, subject: notice.subject, text: emailText(notice) }
      }),
    })
  }
  return sent
}

function placeholder({ relationship, is_child, kinds, language }: Row, facts: NoticeFacts): NoticePerson {
  const { name, code } = wordsOf(language, facts).fixed.shown
  return {
    personNo: 0,
    reference: code,
    relationship,
    givenName: '',
    familyName: '',
    fullName: name,
    addressLines: [],
    emails: [],
    kinds,
    masked: {},
    flags: is_child ? ['child'] : [],
    leftOn: '',
    language,
  }
}
