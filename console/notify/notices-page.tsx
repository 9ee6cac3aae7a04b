/** Notices as drafted: by audience, as e-mail, letter or text, in each language. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { NoticeDraft } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { dayTime } from '../parts/format.ts'
import { StatusMark } from '../parts/marks.tsx'
import { Section } from '../parts/section.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery, noticesQuery, overviewQuery } from '../queries.ts'
import { CampaignPage } from './campaign-page.tsx'
import { campaignsQuery } from './campaign-queries.ts'
import { PlanForm } from './plan-form.tsx'
import { Segments } from './segments.tsx'

type Form = 'html' | 'text'

/** Before a campaign is planned the drafts stand here; afterwards the studio. */
export function NoticesPage({ incidentId }: { incidentId: string }) {
  return (
    <div className="p-notices">
      <Loaded query={useQuery(campaignsQuery(incidentId))} lines={12}>
        {(heads) => (heads.length > 0 ? <CampaignPage incidentId={incidentId} heads={heads} /> : <Drafts incidentId={incidentId} />)}
      </Loaded>
    </div>
  )
}

function Drafts({ incidentId }: { incidentId: string }) {
  const words = useWords()
  return (
    <Loaded query={useQuery(noticesQuery(incidentId))} lines={12}>
      {(drafts) =>
        drafts.length === 0 ? (
          <>
            <h1>{words.notices.title}</h1>
            <Empty says={words.notices.empty} hint={words.notices.emptyHint} />
          </>
        ) : (
          <Studio incidentId={incidentId} drafts={drafts} />
        )
      }
    </Loaded>
  )
}

function Studio({ incidentId, drafts }: { incidentId: string; drafts: NoticeDraft[] }) {
  const words = useWords()
  const may = useQuery(meQuery).data?.may ?? []
  const zone = useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
  const languages = [...new Set(drafts.map(({ language }) => language))]
  const [language, setLanguage] = useState(languages.includes('en') ? 'en' : languages[0]!)
  const [chosen, setChosen] = useState('')
  const [form, setForm] = useState<Form>('html')
  const shown = inOrder(drafts.filter((draft) => draft.language === language))
  const draft = shown.find((one) => keyOf(one) === chosen) ?? shown[0]!
  const total = shown.reduce((sum, { people }) => sum + people, 0)
  return (
    <>
      <div className="head">
        <div>
          <h1>{words.notices.title}</h1>
          <p className="meta-2 under">
            {words.notices.lead(total)} {words.notices.drafted(dayTime(new Date(draft.draftedAt), zone, words.locale))}
          </p>
        </div>
        <a className="btn" href={incidentUrl(incidentId, 'notices.csv')}>
          {words.csv}
        </a>
      </div>
      <div className="studio">
        <Section title={words.notices.audiences} meta={words.notices.peopleWho}>
          <ul className="blocks">
            {shown.map((one) => (
              <li key={keyOf(one)} aria-current={one === draft ? 'true' : undefined}>
                <button type="button" className="t" data-row aria-pressed={one === draft} onClick={() => setChosen(keyOf(one))}>
                  {words.audience(one.audience)}
                </button>
                <span className="n">{words.number(one.people)}</span>
                <span className="meta">{words.notices.channel[one.channel] ?? one.channel}</span>
              </li>
            ))}
          </ul>
        </Section>
        <section aria-label={words.notices.previewTitle}>
          <div className="who">
            {draft.hasHtml && (
              <Segments
                label={words.notices.form}
                value={form}
                choose={setForm}
                options={[
                  ['html', words.notices.asLooks],
                  ['text', words.notices.text],
                ]}
              />
            )}
            {languages.length > 1 && (
              <Segments
                label={words.notices.language}
                value={language}
                choose={setLanguage}
                options={languages.map((one) => [one, one === 'cy' ? words.notices.welsh : words.notices.english])}
              />
            )}
          </div>
          <h2 className="preview-head">
            {words.audience(draft.audience)} <span className="meta">{words.notices.channel[draft.channel] ?? draft.channel}</span>
          </h2>
          <Preview incidentId={incidentId} draft={draft} form={form} />
        </section>
        <div className="side">
          {may.includes('notice.plan') && (
            <Section title={words.notices.campaign.planFirst}>
              <PlanForm incidentId={incidentId} purpose="first" deskPerDay={500} onPlanned={() => {}} />
            </Section>
          )}
          <Section title={words.notices.checks}>
            <ul className="steps">
              <li>
                <StatusMark status="planned" />
                <span>{words.notices.checkSecond}</span>
              </li>
              <li>
                <StatusMark status="done" />
                <span>{words.notices.checkNothing}</span>
              </li>
            </ul>
          </Section>
        </div>
      </div>
    </>
  )
}

/** Channels of one audience beside each other; the largest audience first. */
function inOrder(drafts: NoticeDraft[]): NoticeDraft[] {
  const totals = new Map<string, number>()
  for (const { audience, people } of drafts) totals.set(audience, (totals.get(audience) ?? 0) + people)
  const total = ({ audience }: NoticeDraft) => totals.get(audience)!
  return drafts.toSorted((a, b) => total(b) - total(a) || a.audience.localeCompare(b.audience) || b.people - a.people)
}

function keyOf({ audience, channel }: NoticeDraft): string {
  return `${audience}/${channel}`
}

/** The letter as it will be read. The e-mail's own HTML stands in a frame without scripts, on an address with a policy of its own. */
function Preview({ incidentId, draft, form }: { incidentId: string; draft: NoticeDraft; form: Form }) {
  const words = useWords()
  if (form === 'html' && draft.hasHtml) {
    const path = ['notices', draft.audience, draft.channel, draft.language, 'preview'].map(encodeURIComponent).join('/')
    return (
      <>
        <p className="subject">
          <span className="meta">{words.notices.subject}</span> {draft.subject}
        </p>
        <iframe className="mail" title={words.notices.previewTitle} sandbox="" src={incidentUrl(incidentId, path)} />
      </>
    )
  }
  if (draft.channel !== 'email' && draft.channel !== 'letter')
    return (
      <div className="empty">
        <p className="strong">{words.notices.notWritten}</p>
        <p className="meta-2">{draft.text || words.notices.noPreview}</p>
      </div>
    )
  if (draft.text === '') return <p className="meta-2">{words.notices.noPreview}</p>
  return draft.channel === 'letter' ? (
    <article className="letter" lang={draft.language}>
      {draft.text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </article>
  ) : (
    <pre className="letter as-text" lang={draft.language} tabIndex={0}>
      {draft.text}
    </pre>
  )
}
