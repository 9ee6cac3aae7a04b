/** Reads a campaign before anyone approves it: one notice of every combination of audience, way, language and kinds of data, held against the rules. */
import { createPublicKey, createPrivateKey } from 'node:crypto'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { listFacts } from '../incident/list-incidents.ts'
import { maskWords } from '../register/mask.ts'
import { personId } from '../register/person.ts'
import { listPersonsByNo } from '../register/queries.ts'
import { derivedKey, incidentKey } from '../vault/keys.ts'
import type { NoticeFormat } from './audience.ts'
import type { Blocker } from './approve-campaign.ts'
import type { Campaign } from './campaign.ts'
import { emailHtml } from './email-html.ts'
import { emailText } from './email-text.ts'
import { lintAgainstFacts } from './lint-facts.ts'
import { changedSince, listLanguageFiles } from './language-file.ts'
import { lintNotice, uncheckedIn } from './lint.ts'
import type { NoticeLanguage, Notice, NoticePerson } from './notice.ts'
import { noticePersonOf } from './planner.ts'
import { preflight, type Check } from './preflight/preflight.ts'
import type { Dns } from './preflight/dns.ts'
import { referenceFor } from './reference.ts'
import { getRelay } from './send/relay.ts'
import { withWording } from './wording.ts'
import { noticeVersion } from './versions.ts'

export type Finding = { rule: string; says: string; audience: string; channel: string; language: NoticeLanguage; people: number; example: string }
export type Examined = { findings: Finding[]; preflight: Check[] | null; combinations: number; blockers: Blocker[]; notes: string[] }

type Combination = { audience: string; channel: string; language: NoticeLanguage; people: number; example: number }

/** All findings, and what of them stands in the way of an approval: every broken rule, and red preflight where e-mail is sent. */
export async function examineCampaign(ctx: Context, campaign: Campaign, dns: Dns): Promise<Examined> {
  const combinations = await listCombinations(ctx, campaign)
  const ledger = await listFacts(ctx.store, campaign.incidentId)
  const findings: Finding[] = []
  for (let from = 0; from < combinations.length; from += 500) {
    const batch = combinations.slice(from, from + 500)
    const people = new Map(
      (
        await listPersonsByNo(
          ctx.store,
          campaign.incidentId,
          batch.map(({ example }) => example),
        )
      ).map((person) => [person.personNo, person]),
    )
    for (const { audience, channel, language, people: count, example } of batch) {
      const person = people.get(example)
      if (person === undefined) continue
      const notice = noticeOf(noticePersonOf(person, '7HKM-4TXQ-9RDW-2PFC-36'), campaign, audience, language, channel)
      for (const { rule, says } of [...lintNotice(notice, person.kinds, campaign.facts), ...lintAgainstFacts(notice, campaign.wording, audience, ledger)])
        findings.push({ rule, says, audience, channel, language, people: count, example: personId(example) })
    }
  }
  const sendsEmail = combinations.some(({ channel }) => channel === 'email')
  const changed = changedSince(ctx.dataFolder, campaign.facts.languages)
  const checks = sendsEmail ? await preflightOf(ctx, dns) : null
  const merged = mergeFindings(findings)
  return {
    findings: merged,
    preflight: checks,
    combinations: combinations.length,
    blockers: [
      ...merged.map(({ rule, says }) => ({
        rule,
        says,
        settle:
          rule === 'NOT28'
            ? 'Write the sentence into the file of the language, under `sentences`, and plan again.'
            : 'Change the words or the incident file, and plan again.',
      })),
      ...changed.map((language) => ({
        rule: 'NOT28',
        says: `The texts in ${language} are not those of its file any more.`,
        settle: `Plan again, so that the new texts are taken; \`tocsin notify language ${language}\` says what is wrong with the file, if anything is.`,
      })),
      ...(checks ?? []).filter(({ state }) => state === 'red').map(({ name, says, settle }) => ({ rule: `mail ${name}`, says, settle })),
      ...(sendsEmail && checks === null ? [{ rule: 'mail relay', says: 'No mail relay is set.', settle: 'tocsin notify relay' }] : []),
    ],
    notes: await notesOn(ctx, campaign, combinations),
  }
}

/** What nobody but a reader can check, and who is told by hand because of their language. Nothing here stands in the way. */
async function notesOn(ctx: Context, { campaignId, facts }: Campaign, combinations: readonly Combination[]): Promise<string[]> {
  const languages = [...new Set(combinations.map(({ language }) => language))].sort()
  const files = listLanguageFiles(ctx.dataFolder)
  const byHand = await ctx.store.query<{ language: NoticeLanguage; people: number }>(
    `select language, count(*) as people from notice where campaign_id = $1 and reason in ('no_language', 'no_letters') group by language order by language`,
    [campaignId],
  )
  return [
    ...languages.flatMap((language) => {
      const rules = uncheckedIn(language)
      if (rules.length === 0) return []
      const reader = facts.languages?.[language] === undefined ? '' : files.find((file) => file.language === language)?.reviewedBy
      const read = reader === '' ? ' Nobody has said who read the texts.' : ` Its texts were read by ${reader}.`
      return [`The linter cannot check ${rules.join(', ')} in ${language}: somebody who reads it has to.${language === 'cy' ? '' : read}`]
    }),
    ...byHand.map(
      ({ language, people }) =>
        `${people.toLocaleString('en-GB')} ${people === 1 ? 'person' : 'people'} who asked for ${language}: to be told by hand. \`tocsin notify language ${language}\` says what is missing.`,
    ),
  ]
}

async function preflightOf(ctx: Context, dns: Dns): Promise<Check[] | null> {
  const relay = await getRelay(ctx).catch(() => null)
  if (relay === null) return null
  const { settings, secrets } = relay
  return preflight(dns, settings, secrets.dkimKey ? createPublicKey(createPrivateKey(secrets.dkimKey)) : null)
}

function listCombinations(ctx: Context, { campaignId, incidentId }: Campaign): Promise<Combination[]> {
  return ctx.store.query<Combination>(
    `select n.audience, n.channel, n.language, count(*) as people, min(n.person_no) as example
     from notice n join person p on p.incident_id = $2 and p.person_no = n.person_no
     where n.campaign_id = $1 and n.channel in ('email', 'letter') and n.state <> 'withdrawn' and n.reason <> 'no_language'
     group by n.audience, n.channel, n.language, p.kinds order by people desc`,
    [campaignId, incidentId],
  )
}

/** The same finding is one, with all its people and the largest of its audiences. */
function mergeFindings(findings: readonly Finding[]): Finding[] {
  const merged = new Map<string, Finding>()
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.says} ${finding.language}`
    const known = merged.get(key)
    if (known) known.people += finding.people
    else merged.set(key, { ...finding })
  }
  return [...merged.values()].sort((a, b) => b.people - a.people)
}

export function noticeOf(
  person: NoticePerson,
  campaign: Pick<Campaign, 'facts' | 'wording'>,
  audience: string,
  language: NoticeLanguage,
  channel: string,
  format: NoticeFormat = 'ordinary',
): Notice {
  return withWording(noticeVersion(person, campaign.facts, language, channel === 'letter' ? 'letter' : 'email', { format }), campaign.wording, audience)
}

export type Preview = { audience: string; channel: string; language: NoticeLanguage; subject: string; text: string; html: string }

/** One person's notice, masked: name, address and code hidden, the words as they will be sent. Null: this person gets none. */
export async function previewNotice(ctx: Context, campaign: Campaign, personNo: number, language?: NoticeLanguage): Promise<Preview | null> {
  const [row] = await ctx.store.query<{ audience: string; channel: string; language: NoticeLanguage; format: NoticeFormat }>(
    `select audience, channel, language, format from notice where campaign_id = $1 and person_no = $2 and channel in ('email', 'letter') order by channel limit 1`,
    [campaign.campaignId, personNo],
  )
  const [person] = await listPersonsByNo(ctx.store, campaign.incidentId, [personNo])
  if (!row || !person) return null
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, campaign.incidentId, ctx.clock.now()))
  const masked = maskedPerson(noticePersonOf(person, referenceFor(derivedKey(key, 'notice-reference'), campaign.incidentId, personNo)))
  const notice = noticeOf(masked, campaign, row.audience, language ?? row.language, row.channel, row.format)
  await notePreview(ctx, campaign, personNo)
  return { audience: row.audience, channel: row.channel, language: notice.language, subject: notice.subject, text: emailText(notice), html: emailHtml(notice) }
}

/** Whoever reads about a person leaves a line in the log, masked or not: the kinds of data are shown. */
export async function notePreview(ctx: Context, { campaignId, incidentId }: Campaign, personNo: number): Promise<void> {
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'notice.preview', `person:${personId(personNo)}`, { campaignId }, { incidentId }))
}

export function maskedPerson(person: NoticePerson): NoticePerson {
  return {
    ...person,
    givenName: maskWords(person.givenName),
    familyName: maskWords(person.familyName),
    fullName: maskWords(person.fullName),
    addressLines: person.addressLines.map(maskWords),
    reference: person.reference.replace(/[A-Z0-9]/g, '•'),
  }
}

/** Of each audience and way, somebody with many kinds of data: the fullest notice to read. */
export function listExamples(
  ctx: Context,
  { campaignId, incidentId }: Campaign,
): Promise<{ audience: string; channel: string; language: NoticeLanguage; people: number; personNo: number }[]> {
  return ctx.store.query(
    `select audience, channel, language, people, person_no as "personNo" from (
       select n.audience, n.channel, n.language, n.person_no, count(*) over w as people,
         row_number() over (partition by n.audience, n.channel, n.language order by cardinality(p.kinds) desc, n.person_no) as rank
       from notice n join person p on p.incident_id = $2 and p.person_no = n.person_no
       where n.campaign_id = $1 and n.channel in ('email', 'letter') and n.state <> 'withdrawn' and n.reason <> 'no_language'
       window w as (partition by n.audience, n.channel, n.language)
     ) ranked where rank = 1 order by people desc, audience, channel`,
    [campaignId, incidentId],
  )
}
