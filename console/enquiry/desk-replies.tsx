/** Replies: a wording with its facts, the words as they will go out, and the second person who releases them. */
import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { REPLY_WAYS, VERDICTS, type DeskEntryView, type DeskPage, type PreparedReplyView } from '../../src/api/contract.ts'
import { get, incidentUrl } from '../api-client.ts'
import { dayTime } from '../parts/format.ts'
import { ChoiceField, LanguageField } from '../parts/form.tsx'
import { Section } from '../parts/section.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import type { ItemProps } from './desk-item.tsx'

type RepliesProps = ItemProps & { me: string; mayRelease: boolean; sample: DeskPage['sample'] }

export function Replies(props: RepliesProps) {
  const words = useWords()
  const { item, mayWork } = props
  const replies = item.entries.filter(({ kind }) => kind === 'reply')
  return (
    <Section title={words.desk.reply} meta={words.desk.replyMeta}>
      {replies.map((entry) => (
        <Reply key={entry.entryId} {...props} entry={entry} />
      ))}
      {mayWork && <Compose key={item.proof === null ? 'open' : 'proven'} {...props} />}
    </Section>
  )
}

type Written = { way: string; text: string; language: string }

function Reply({ incidentId, item, change, mayWork, me, mayRelease, sample, entry }: RepliesProps & { entry: DeskEntryView }) {
  const words = useWords()
  const reply = JSON.parse(entry.text ?? '{}') as Written
  const end = item.entries.find(({ about, kind }) => about === entry.entryId && (kind === 'released' || kind === 'dropped'))
  const judged = item.entries.find(({ about, kind }) => about === entry.entryId && kind === 'sampled')
  const toJudge = sample.find(({ entryId, mayJudge }) => entryId === entry.entryId && mayJudge)
  if (end?.kind === 'dropped') return null
  return (
    <article className="reply">
      <p className="meta">
        {words.desk.ways[reply.way]} · {entry.by}, {dayTime(new Date(entry.at), item.zone, words.locale)}
        {end ? ` · ${words.desk.released(end.by ?? '')}` : ` · ${words.desk.waiting}`}
        {entry.mail && (
          <span className={['in_doubt', 'refused'].includes(entry.mail.state) ? 'strong' : undefined}>
            {' '}
            · {words.desk.mail[entry.mail.state]}
            {entry.mail.at && entry.mail.state === 'handed_over' ? ` ${dayTime(new Date(entry.mail.at), item.zone, words.locale)}` : ''}
          </span>
        )}
      </p>
      {entry.mail?.state === 'refused' && (
        <p className="warned" role="status">
          {words.desk.mailRefused} <span className="mono">{entry.mail.says}</span>
        </p>
      )}
      <div className="letter" lang={reply.language}>
        {reply.text.split(/\n{2,}/).map((text, index) => (
          <p key={index}>{text}</p>
        ))}
      </div>
      <div className="act">
        {!end && mayRelease && mayWork && entry.byId !== me && (
          <button type="button" className="btn primary" onClick={() => change.mutate({ step: `replies/${entry.entryId}/release` })}>
            {words.desk.release}
          </button>
        )}
        {!end && entry.byId === me && <span className="meta-2">{words.desk.ownReply}</span>}
        {!end && mayWork && (
          <button type="button" className="btn" onClick={() => change.mutate({ step: `replies/${entry.entryId}/discard` })}>
            {words.desk.discard}
          </button>
        )}
        {end && (
          <a className="btn" href={incidentUrl(incidentId, `desk/${item.enquiryId}/replies/${entry.entryId}`)}>
            {words.desk.download}
          </a>
        )}
        {judged && <span className="meta-2">{words.desk.verdict[judged.detail ?? ''] ?? judged.detail}</span>}
      </div>
      {toJudge && (
        <div className="act" role="group" aria-label={words.desk.judge}>
          <span className="meta-2">{words.desk.judge}</span>
          {VERDICTS.map((verdict) => (
            <button
              type="button"
              className="btn small"
              key={verdict}
              onClick={() => change.mutate({ step: `replies/${entry.entryId}/sample`, body: { verdict, note: '' } })}
            >
              {words.desk.verdict[verdict]}
            </button>
          ))}
        </div>
      )}
    </article>
  )
}

function Compose({ incidentId, item, change }: RepliesProps) {
  const words = useWords()
  const [wordingId, setWordingId] = useState(item.wordings[0]?.id ?? 'free')
  const [way, setWay] = useState<(typeof REPLY_WAYS)[number]>(
    item.proof === null ? (item.from.email === '' ? 'letter_given' : 'email_given') : 'letter_on_file',
  )
  const [language, setLanguage] = useState(item.language)
  const [text, setText] = useState('')
  const open = item.duties.filter(({ metAt, droppedWhy }) => metAt === null && droppedWhy === null)
  const [meets, setMeets] = useState<string[]>([])
  const fill = useMutation({
    mutationFn: () => get<PreparedReplyView>(incidentUrl(incidentId, `desk/${item.enquiryId}/wording`, { wordingId, language })),
    onSuccess: (prepared) => {
      setText(prepared.text)
      setMeets(open.filter(({ ask, step }) => prepared.meets.includes(step) && prepared.asks.includes(ask)).map(({ ask, step }) => `${ask} ${step}`))
    },
  })
  const hasGaps = /\[[^\]]{1,200}\]/.test(text)
  const save = () =>
    change.mutate(
      { step: 'reply', body: { wordingId, language, way, text, meets: meets.map((one) => ({ ask: one.split(' ')[0], step: one.split(' ')[1] })) } },
      { onSuccess: () => setText('') },
    )
  return (
    <div className="desk-form">
      <ChoiceField label={words.desk.wording} value={wordingId} set={setWordingId} choices={item.wordings.map(({ id, title }) => [id, title] as const)} />
      <ChoiceField label={words.desk.way} value={way} set={setWay} choices={REPLY_WAYS.map((one) => [one, words.desk.ways[one]!] as const)} />
      <LanguageField label={words.desk.language} value={language} set={setLanguage} />
      <div className="act end">
        <button type="button" className="btn" disabled={fill.isPending} onClick={() => fill.mutate()}>
          {words.desk.fill}
        </button>
      </div>
      {fill.isError && (
        <div className="whole">
          <ProblemNote error={fill.error} />
        </div>
      )}
      <label className="whole">
        {words.desk.replyText}
        <textarea className="field serif" rows={12} value={text} lang={language} onChange={(event) => setText(event.target.value)} />
      </label>
      {fill.data && (
        <p className="whole meta">
          {words.desk.filled}:{' '}
          {fill.data.filled
            .map(({ name, value, source }) => `${name.replaceAll('_', ' ')} ${value === '' ? '' : `“${value.slice(0, 40)}” `}(${words.desk.source[source]})`)
            .join(' · ')}
        </p>
      )}
      {open.length > 0 && (
        <fieldset className="whole">
          <legend className="meta">{words.desk.meets}</legend>
          {open.map(({ ask, step }) => (
            <label className="choice" key={`${ask} ${step}`}>
              <input
                type="checkbox"
                checked={meets.includes(`${ask} ${step}`)}
                onChange={() => setMeets(meets.includes(`${ask} ${step}`) ? meets.filter((one) => one !== `${ask} ${step}`) : [...meets, `${ask} ${step}`])}
              />
              {words.desk.kind[ask]}: {words.desk.step[step]}
            </label>
          ))}
        </fieldset>
      )}
      <div className="whole act">
        <button type="button" className="btn primary" disabled={text.trim() === '' || hasGaps || change.isPending} onClick={save}>
          {words.desk.keep}
        </button>
        <span className={hasGaps ? 'strong' : 'meta'}>{hasGaps ? words.desk.gaps : words.desk.onlyOnFile}</span>
      </div>
    </div>
  )
}
