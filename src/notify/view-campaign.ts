/** What a person sees of a campaign before approving it: blocks with their people, and one notice as it will be read, findings beside their words. */
import type { Context } from '../context.ts'
import { listFacts } from '../incident/list-incidents.ts'
import { KINDS } from '../kinds.ts'
import { listPersonsByNo } from '../register/queries.ts'
import type { NoticeFormat } from './audience.ts'
import type { Campaign } from './campaign.ts'
import { emailText } from './email-text.ts'
import { maskedPerson, noticeOf, notePreview } from './examine-campaign.ts'
import { lintAgainstFacts, type LedgerFact } from './lint-facts.ts'
import { lintNotice, readingOf, WORDING_RULES } from './lint.ts'
import type { NoticeLanguage, Notice } from './notice.ts'
import { noticePersonOf } from './planner.ts'
import { plain } from './rich.ts'
import { EDITABLE_BLOCKS } from './wording.ts'
import { countWords, textsOf, wordsIn } from './write-notice.ts'

export type BlockCount = { block: string; people: number; isEditable: boolean; kinds: string[] }

/** How many people get which block: those for everybody, those by kind of data, and those by person. */
export async function countBlocks(ctx: Context, { campaignId, incidentId }: Campaign): Promise<BlockCount[]> {
  const [all] = await ctx.store.query<Record<string, number>>(
    `select count(*) as people, count(*) filter (where p.relationship = 'former') as former, count(*) filter (where p.flags @> array['child']) as child,
       ${KINDS.map((kind) => `count(*) filter (where p.kinds @> array['${kind}']) as ${kind}`).join(', ')}
     from notice n join person p on p.incident_id = $2 and p.person_no = n.person_no
     where n.campaign_id = $1 and n.channel in ('email', 'letter') and n.state <> 'withdrawn' and n.reason not like 'after\\_%'`,
    [campaignId, incidentId],
  )
  const everyone = EDITABLE_BLOCKS.filter((block) => block !== 'retention').map((block) => ({ block, people: all!['people']!, isEditable: true, kinds: [] }))
  const byKind = KINDS.map((kind) => ({ block: `kind:${kind}`, people: all![kind]!, isEditable: false, kinds: [kind] }))
    .filter(({ people }) => people > 0)
    .sort((a, b) => b.people - a.people)
  return [
    ...everyone,
    ...byKind,
    { block: 'retention', people: all!['former']!, isEditable: true, kinds: [] },
    { block: 'guardian', people: all!['child']!, isEditable: false, kinds: [] },
  ]
}

export type NoticeView = {
  subject: string
  text: string
  title: string
  salutation: string
  organisation: string
  reference: string
  blocks: {
    name: string
    heading: string
    texts: string[]
    items: string[]
    actions: { when: string; howLong: string; head: string; texts: string[] }[]
    lines: string[]
  }[]
  findings: { rule: string; says: string; words: string; instead: string; block: string }[]
  /** Words of the first page; grade null where the formula does not hold. */
  words: number
  grade: number | null
}

/** One person's notice, masked, taken apart for the screen. Null: not in this campaign. */
export async function viewNotice(ctx: Context, campaign: Campaign, personNo: number, language: NoticeLanguage): Promise<NoticeView | null> {
  const [row] = await ctx.store.query<{ audience: string; channel: string; format: NoticeFormat }>(
    `select audience, channel, format from notice where campaign_id = $1 and person_no = $2 and channel in ('email', 'letter') order by channel limit 1`,
    [campaign.campaignId, personNo],
  )
  const [person] = await listPersonsByNo(ctx.store, campaign.incidentId, [personNo])
  if (!row || !person) return null
  const masked = maskedPerson(noticePersonOf(person, '7HKM-4TXQ-9RDW-2PFC-36'))
  const notice = noticeOf(masked, campaign, row.audience, language, row.channel, row.format)
  await notePreview(ctx, campaign, personNo)
  return { ...apart(notice), findings: findingsIn(notice, person.kinds, campaign, row.audience, await listFacts(ctx.store, campaign.incidentId)) }
}

function apart(notice: Notice): Omit<NoticeView, 'findings'> {
  const texts = [notice.title, notice.salutation, ...notice.blocks.flatMap(textsOf)]
  const upToActions = notice.blocks.slice(0, notice.blocks.findIndex(({ name }) => name === 'actions') + 1)
  return {
    subject: notice.subject,
    text: emailText(notice),
    title: notice.title,
    salutation: notice.salutation,
    organisation: notice.organisation,
    reference: notice.reference,
    blocks: notice.blocks.map((block) => ({
      name: block.name,
      heading: block.heading ?? '',
      texts: (block.paragraphs ?? []).map(plain),
      items: (block.items ?? []).map(plain),
      actions: (block.actions ?? []).map(({ when, howLong, head, paragraphs }) => ({ when, howLong, head, texts: paragraphs.map(plain) })),
      lines: [...(block.terms ?? []).map(({ term, text }) => `${term} ${plain(text)}`), ...(block.after ?? []).map(plain), ...(block.lines ?? [])],
    })),
    words: countWords(notice.salutation) + wordsIn(upToActions),
    grade: notice.language === 'en' ? readingOf(texts).grade : null,
  }
}

/** Findings with the very words and their block, where they have one. */
function findingsIn(
  notice: Notice,
  kinds: Parameters<typeof lintNotice>[1],
  campaign: Campaign,
  audience: string,
  ledger: readonly LedgerFact[],
): NoticeView['findings'] {
  const found = [...lintNotice(notice, kinds, campaign.facts), ...lintAgainstFacts(notice, campaign.wording, audience, ledger)]
  return found.map(({ rule, says }) => {
    const place = placeOf(/“([^”]+)”/.exec(says)?.[1] ?? '', notice)
    return { rule, says, instead: WORDING_RULES.find((known) => known.rule === rule)?.instead ?? INSTEAD[rule] ?? '', ...place }
  })
}

/** What to do about a finding on facts. */
const INSTEAD: Record<string, string> = {
  NOT25: 'Leave the number out: it stands in the statement to the public.',
  NOT26: 'Leave it out until whoever forbade it allows it.',
  NOT27: 'Write {F-3} after it, with the number of a fact that holds, and who says so where only the supplier does.',
  NOT28: 'Write the sentence into the file of the language, under `sentences`, and plan again.',
}

/** The words as they stand in the notice: a rule may have read them without regard to capitals and spaces, or quote only how they begin. */
function placeOf(quoted: string, notice: Notice): { words: string; block: string } {
  const sought = quoted.replace(/…$/, '').trim()
  if (sought === '') return { words: '', block: '' }
  const pattern = new RegExp(
    sought
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s+'),
    'i',
  )
  const exact = notice.blocks.find((block) => textsOf(block).some((text) => text.includes(sought)))
  if (exact !== undefined) return { words: sought, block: exact.name }
  for (const block of notice.blocks)
    for (const text of textsOf(block)) {
      const hit = pattern.exec(text)
      if (hit !== null) return { words: hit[0], block: block.name }
    }
  return { words: quoted, block: '' }
}
