/** The notice studio: blocks with their people, one notice as it will be read, what the rules find, and the way to approval and sending. */
import { useState, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { CampaignBlock, CampaignFindings, CampaignHead, CampaignView, Kind, NoticeExample, NoticePreviewView } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { dayTime } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery, overviewQuery } from '../queries.ts'
import { BlockEditor } from './block-editor.tsx'
import { CampaignActions, CampaignSteps } from './campaign-approval.tsx'
import { CampaignParts, CampaignProgress } from './campaign-progress.tsx'
import { campaignQuery, findingsQuery, previewQuery } from './campaign-queries.ts'
import { NoticeLetter } from './notice-letter.tsx'
import { PlanForm } from './plan-form.tsx'
import { Segments } from './segments.tsx'
import { TestToMyself } from './test-to-myself.tsx'

type Form = 'read' | 'text'

export function CampaignPage({ incidentId, heads }: { incidentId: string; heads: CampaignHead[] }) {
  const [chosen, setChosen] = useState(heads.at(-1)!.campaignId)
  return (
    <Loaded query={useQuery(campaignQuery(incidentId, chosen))} lines={12}>
      {(campaign) => <Studio key={campaign.campaignId} incidentId={incidentId} campaign={campaign} heads={heads} choose={setChosen} />}
    </Loaded>
  )
}

function Studio({
  incidentId,
  campaign,
  heads,
  choose,
}: {
  incidentId: string
  campaign: CampaignView
  heads: CampaignHead[]
  choose(campaignId: number): void
}) {
  const words = useWords()
  const text = words.notices.campaign
  const zone = useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
  const may = useQuery(meQuery).data?.may ?? []
  const findings = useQuery(findingsQuery(incidentId, campaign.campaignId, campaign.hash))
  const by = (channel: string) => campaign.counts.filter((one) => one.channel === channel).reduce((sum, { people }) => sum + people, 0)
  const everybody = campaign.counts.filter(({ channel }) => channel !== 'sms').reduce((sum, { people }) => sum + people, 0)
  return (
    <>
      <div className="head">
        <div>
          <h1>{text.title(campaign.purpose, campaign.version)}</h1>
          <p className="meta-2 under">
            {words.people(everybody)} · {text.byWays(by('email'), by('letter'))} ·{' '}
            {text.planned(words.list(campaign.editors), dayTime(new Date(campaign.plannedAt), zone, words.locale))}
          </p>
          {heads.length > 1 && (
            <p className="meta under">
              {heads.map((head) => (
                <button
                  key={head.campaignId}
                  type="button"
                  className="link"
                  aria-pressed={head.campaignId === campaign.campaignId}
                  onClick={() => choose(head.campaignId)}
                >
                  {text.title(head.purpose, head.version)}
                </button>
              ))}
            </p>
          )}
        </div>
        <CampaignActions incidentId={incidentId} campaign={campaign} findings={findings.data} may={may} />
      </div>
      {campaign.stopReason !== null && (
        <div className="problem" role="alert">
          <p className="strong">{text.standsStill}</p>
          <p className="meta-2">{campaign.stopReason}</p>
        </div>
      )}
      <Reading
        incidentId={incidentId}
        campaign={campaign}
        findings={findings.data}
        canEdit={may.includes('notice.plan') && ['planned', 'approved'].includes(campaign.state)}
        canTest={may.includes('notice.plan') && campaign.hasRelay}
      >
        {(notice) => (
          <>
            <Findings notice={notice} findings={findings.data} />
            <Checks notice={notice} findings={findings.data} />
            <Section title={text.approval}>
              <CampaignSteps campaign={campaign} findings={findings.data} zone={zone} />
              <p className="meta">
                {text.hash} <span className="mono">{campaign.hashShort}</span>
              </p>
            </Section>
            {['planned', 'approved'].includes(campaign.state) ? (
              may.includes('notice.plan') && (
                <Section title={text.planAgain}>
                  <PlanForm
                    incidentId={incidentId}
                    purpose={campaign.purpose}
                    firstDay={campaign.firstDay}
                    deskPerDay={campaign.deskPerDay}
                    onPlanned={choose}
                  />
                </Section>
              )
            ) : (
              <CampaignProgress campaign={campaign} />
            )}
          </>
        )}
      </Reading>
      <CampaignParts campaign={campaign} />
    </>
  )
}

/** The left and middle of the studio; `children` is the right, which needs the notice that is shown. */
function Reading({
  incidentId,
  campaign,
  canEdit,
  canTest,
  children,
}: {
  incidentId: string
  campaign: CampaignView
  findings: CampaignFindings | undefined
  canEdit: boolean
  canTest: boolean
  children(notice: NoticePreviewView | undefined): ReactNode
}) {
  const words = useWords()
  const text = words.notices.campaign
  const [place, setPlace] = useState(0)
  const [form, setForm] = useState<Form>('read')
  const [chosen, setLanguage] = useState('')
  const [block, setBlock] = useState('')
  const example: NoticeExample | undefined = campaign.examples[place] ?? campaign.examples[0]
  const language = chosen || (example?.language ?? 'en')
  const dir = campaign.languages.find(({ tag }) => tag === language)?.dir ?? 'ltr'
  const nameOf = (wanted: string) => campaign.languages.find(({ tag }) => tag === wanted)?.name ?? wanted
  const isOneLanguage = new Set(campaign.examples.map((one) => one.language)).size < 2
  const preview = useQuery({
    ...previewQuery(incidentId, campaign.campaignId, campaign.hash, example?.personNo ?? 0, language),
    enabled: example !== undefined,
  })
  return (
    <div className="studio">
      <Section title={text.blocks} meta={words.notices.peopleWho}>
        <Blocks campaign={campaign} current={block} choose={setBlock} canEdit={canEdit} />
      </Section>
      <section aria-label={words.notices.previewTitle}>
        <div className="who">
          <select
            className="pick"
            aria-label={text.whose}
            value={place}
            onChange={(event) => {
              setPlace(Number(event.target.value))
              setLanguage('')
            }}
          >
            {campaign.examples.map((one, index) => (
              <option key={index} value={index}>
                {words.audience(one.audience)}, {words.notices.channel[one.channel]}
                {isOneLanguage ? '' : `, ${nameOf(one.language)}`} ({words.number(one.people)})
              </option>
            ))}
          </select>
          <Segments
            label={words.notices.form}
            value={form}
            choose={setForm}
            options={[
              ['read', words.notices.asLooks],
              ['text', words.notices.text],
            ]}
          />
          <Segments label={words.notices.language} value={language} choose={setLanguage} options={campaign.languages.map(({ tag, name }) => [tag, name])} />
        </div>
        {example === undefined ? (
          <p className="meta-2">{text.nobodyWritten}</p>
        ) : (
          <Loaded query={preview} lines={14}>
            {(notice) => (
              <>
                {block !== '' && canEdit && (
                  <BlockEditor
                    key={`${block} ${language} ${example.audience}`}
                    incidentId={incidentId}
                    campaign={campaign}
                    block={block}
                    audience={example.audience}
                    language={language}
                    notice={notice}
                    onClose={() => setBlock('')}
                  />
                )}
                <p className="subject">
                  <span className="meta">{words.notices.subject}</span> {notice.subject}{' '}
                  <a
                    className="link meta"
                    href={incidentUrl(incidentId, `campaigns/${campaign.campaignId}/preview.pdf`, { personNo: example.personNo, language })}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {text.asLetter}
                  </a>
                </p>
                {canTest && (
                  <TestToMyself
                    key={`${example.personNo} ${language}`}
                    url={incidentUrl(incidentId, `campaigns/${campaign.campaignId}/test`)}
                    body={{ personNo: example.personNo, language }}
                  />
                )}
                {form === 'read' ? (
                  <NoticeLetter notice={notice} lang={language} dir={dir} current={block} />
                ) : (
                  <pre className="letter as-text" lang={language} dir={dir} tabIndex={0}>
                    {notice.text}
                  </pre>
                )}
              </>
            )}
          </Loaded>
        )}
      </section>
      <div className="side">{children(preview.data)}</div>
    </div>
  )
}

function Blocks({ campaign, current, choose, canEdit }: { campaign: CampaignView; current: string; choose(block: string): void; canEdit: boolean }) {
  const words = useWords()
  const text = words.notices.campaign
  const groups: [string, CampaignBlock[]][] = [
    [text.groupEveryone, campaign.blocks.filter(({ block, isEditable }) => isEditable && block !== 'retention')],
    [text.groupKind, campaign.blocks.filter(({ block }) => block.startsWith('kind:'))],
    [text.groupPerson, campaign.blocks.filter(({ block }) => ['retention', 'guardian'].includes(block))],
  ]
  const isWorded = (block: string) => Object.values(campaign.wording).some((blocks) => Object.keys(blocks).some((key) => key.split(':')[0] === block))
  return groups.map(([title, blocks]) => (
    <div key={title}>
      <h3 className="g">{title}</h3>
      <ul className="blocks">
        {blocks.map(({ block, people, isEditable, kinds }) => (
          <li key={block} aria-current={block === current ? 'true' : undefined} className={people === 0 ? 'no' : undefined}>
            {isEditable && canEdit ? (
              <button type="button" className="t" data-row aria-pressed={block === current} onClick={() => choose(block === current ? '' : block)}>
                {text.block[block] ?? block}
              </button>
            ) : (
              <span className="t">{kinds[0] === undefined ? (text.block[block] ?? block) : words.kind[kinds[0] as Kind]}</span>
            )}
            <span className="n">{words.number(people)}</span>
            {isWorded(block) && <span className="meta">{text.yourWords}</span>}
          </li>
        ))}
      </ul>
    </div>
  ))
}

function Findings({ notice, findings }: { notice: NoticePreviewView | undefined; findings: CampaignFindings | undefined }) {
  const words = useWords()
  const text = words.notices.campaign
  const elsewhere = (findings?.findings ?? []).filter(({ rule, says }) => !notice?.findings.some((one) => one.rule === rule && one.says === says))
  const mail = (findings?.checks ?? []).filter(({ state }) => state === 'red')
  const noRelay = findings?.blockers.find(({ rule }) => rule === 'mail relay')
  // What stands in the way of all notices at once, such as a language whose file was changed after the plan.
  const isNamed = (one: { says: string }) => [...(notice?.findings ?? []), ...elsewhere].some(({ says }) => says === one.says)
  const ofAll = (findings?.blockers ?? []).filter((one) => one.rule.startsWith('NOT') && !isNamed(one))
  const count = (notice?.findings.length ?? 0) + elsewhere.length + ofAll.length + mail.length + (noRelay ? 1 : 0)
  return (
    <Section title={text.findings} meta={text.toSettle(count)}>
      <ol className="lintlist">
        {notice?.findings.map((finding, index) => (
          <li key={`${finding.rule} ${index}`}>
            <span className="k">{index + 1}</span>
            <span>
              [{finding.rule}] {finding.says}
            </span>
            <span className="meta">{finding.instead}</span>
          </li>
        ))}
        {elsewhere.slice(0, 12).map((finding, index) => (
          <li key={`else ${index}`}>
            <span className="k">–</span>
            <span>
              [{finding.rule}] {finding.says}
            </span>
            <span className="meta">
              {words.audience(finding.audience)}, {words.people(finding.people)}
            </span>
          </li>
        ))}
        {ofAll.map(({ rule, says, settle }) => (
          <li key={says}>
            <span className="k">–</span>
            <span>
              [{rule}] {says}
            </span>
            <span className="meta">{settle}</span>
          </li>
        ))}
        {[...mail, ...(noRelay ? [{ name: 'relay', says: text.noRelay, settle: text.noRelayHint }] : [])].map(({ name, says, settle }) => (
          <li key={name}>
            <span className="k">–</span>
            <span>{says}</span>
            <span className="meta">{settle}</span>
          </li>
        ))}
      </ol>
      {findings === undefined && <p className="meta">{text.checking}</p>}
      {findings !== undefined && count === 0 && <p className="meta-2">{text.noFindings(findings.combinations)}</p>}
    </Section>
  )
}

function Checks({ notice, findings }: { notice: NoticePreviewView | undefined; findings: CampaignFindings | undefined }) {
  const words = useWords()
  const text = words.notices.campaign
  if (notice === undefined) return null
  const has = (...rules: string[]) => notice.findings.some(({ rule }) => rules.includes(rule))
  const green = findings?.checks.filter(({ state }) => state === 'green').length ?? 0
  return (
    <Section title={text.checks}>
      <ul className="checks">
        <li>
          <span>{text.grade}</span>
          <span>{notice.grade === null ? text.gradeNot : text.gradeOf(notice.grade.toFixed(1))}</span>
        </li>
        <li>
          <span>{text.firstPage}</span>
          <span>{text.firstPageOf(notice.words)}</span>
        </li>
        <li>
          <span>{text.article34}</span>
          <span>{has('NOT8', 'NOT12') ? text.missing : text.complete}</span>
        </li>
        <li>
          <span>{text.links}</span>
          <span>{has('NOT5') ? text.some : text.none}</span>
        </li>
        {findings !== undefined && findings.checks.length > 0 && (
          <li>
            <span>{text.mailDomain}</span>
            <span>{text.mailDomainOf(green, findings.checks.length)}</span>
          </li>
        )}
      </ul>
      {findings?.notes.map((note) => (
        <p key={note} className="meta">
          {note}
        </p>
      ))}
      <p className="meta">{words.notices.checkNothing}</p>
    </Section>
  )
}
