/** What the supplier is asked, by when, and what it answered. Late first; each answer leads to its fact. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { QuestionsView, QuestionView, ReminderView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { CopyButton } from '../notify/filing-form.tsx'
import { useChange } from '../parts/change.ts'
import { InlineForm, LinesField, TextField } from '../parts/form.tsx'
import { dayTimeZone } from '../parts/format.ts'
import { Status } from '../parts/marks.tsx'
import { Section } from '../parts/section.tsx'
import { Empty, Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { instantOf, wallOf } from '../parts/wall-time.ts'
import { meQuery, overviewQuery, questionsQuery } from '../queries.ts'

const STATES: QuestionView['state'][] = ['late', 'open', 'answered', 'withdrawn']
const MARK = { late: 'due', open: 'cannot_rule_out', answered: 'done', withdrawn: 'exempt' } as const
const HOUR_MS = 3_600_000

export function QuestionsPage({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const zone = useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
  const may = useQuery(meQuery).data?.may ?? []
  const [isAsking, setAsking] = useState(false)
  const [reminder, setReminder] = useState<ReminderView | null>(null)
  const standard = useChange(() => post<QuestionsView>(incidentUrl(incidentId, 'questions/standard')))
  const remind = useChange(() => post<ReminderView>(incidentUrl(incidentId, 'questions/remind')), setReminder)
  return (
    <div className="p-list">
      <Loaded query={useQuery(questionsQuery(incidentId))} lines={10}>
        {(view) => {
          const count = (state: QuestionView['state']) => view.questions.filter((question) => question.state === state).length
          const [late, open] = [count('late'), count('open')]
          return (
            <>
              <div className="head">
                <div>
                  <h1>{words.questions.title}</h1>
                  <p className="meta-2 under">
                    {[view.supplier, view.questions.length === 0 ? '' : late + open > 0 ? words.questions.lead(late + open, late) : words.questions.allAnswered]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
                {may.includes('question.ask') && (
                  <p className="btns">
                    {view.remindersDue > 0 && (
                      <button type="button" className="btn primary" disabled={remind.isPending} onClick={() => remind.mutate()}>
                        {words.questions.remind(view.remindersDue)}
                      </button>
                    )}
                    {view.notAsked > 0 && (
                      <button
                        type="button"
                        className={`btn ${view.questions.length === 0 ? 'primary' : ''}`}
                        disabled={standard.isPending}
                        onClick={() => standard.mutate()}
                      >
                        {words.questions.askStandard(view.notAsked)}
                      </button>
                    )}
                    <button type="button" className="btn" onClick={() => setAsking(true)}>
                      {words.questions.ask}
                    </button>
                  </p>
                )}
              </div>
              {(standard.isError || remind.isError) && <ProblemNote error={standard.error ?? remind.error} />}
              {reminder && reminder.text !== '' && <Reminder text={reminder.text} />}
              {isAsking && <AskForm incidentId={incidentId} zone={zone} close={() => setAsking(false)} />}
              {view.questions.length === 0 && <Empty says={words.questions.empty} hint={words.questions.emptyHint} />}
              {STATES.map((state) => {
                const shown = view.questions.filter((question) => question.state === state)
                return shown.length === 0 ? null : (
                  <Section key={state} className="apart" title={words.questions.groups[state]!} meta={words.number(shown.length)}>
                    <ul className="questions">
                      {shown.map((question) => (
                        <Question
                          key={question.questionNo}
                          incidentId={incidentId}
                          question={question}
                          zone={zone}
                          supplier={view.supplier}
                          mayAnswer={may.includes('fact.record')}
                        />
                      ))}
                    </ul>
                  </Section>
                )
              })}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function Reminder({ text }: { text: string }) {
  const words = useWords()
  return (
    <Section title={words.questions.reminderTitle} meta={<CopyButton text={text} label={words.questions.reminderTitle} name={words.questions.copy} />}>
      <p className="meta-2">{words.questions.reminderHint}</p>
      <pre className="letter-text">{text}</pre>
    </Section>
  )
}

type QuestionProps = { incidentId: string; question: QuestionView; zone: string; supplier: string; mayAnswer: boolean }

function Question({ incidentId, question, zone, supplier, mayAnswer }: QuestionProps) {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  const { questionNo, asks, why, dueAt, state, answers, remindedAt } = question
  const last = answers.at(-1)
  return (
    <li>
      <span className="n meta-2">{questionNo}</span>
      <div>
        <p className="strong" id={`question-${questionNo}`}>
          {asks}
        </p>
        <p className="meta">{why}</p>
        {last && (
          <p className="answer">
            {last.says}
            <span className="meta">
              {[last.answeredBy, dayTimeZone(new Date(last.answeredAt), zone, words.locale), last.evidence].filter(Boolean).join(' · ')} ·{' '}
              <a href={`/incidents/${incidentId}/facts#F-${last.factNo}`}>{words.questions.asFact(last.factNo)}</a>
              {answers.length > 1 && ` · ${words.questions.earlier(answers.length - 1)}`}
            </span>
          </p>
        )}
        {isOpen && <AnswerForm incidentId={incidentId} question={question} supplier={supplier} close={() => setOpen(false)} />}
        {mayAnswer && !isOpen && state !== 'withdrawn' && (
          <button type="button" className="btn plain small" data-row aria-describedby={`question-${questionNo}`} onClick={() => setOpen(true)}>
            {last ? words.questions.answerAgain : words.questions.answer}
          </button>
        )}
      </div>
      <div className="when">
        <Status status={MARK[state]} text={words.questions.state[state]!} />
        {state !== 'answered' && <span className="meta">{dayTimeZone(new Date(dueAt), zone, words.locale)}</span>}
        {remindedAt.length > 0 && state !== 'answered' && <span className="meta">{words.questions.reminded(remindedAt.length)}</span>}
      </div>
    </li>
  )
}

function AnswerForm({ incidentId, question, supplier, close }: { incidentId: string; question: QuestionView; supplier: string; close: () => void }) {
  const words = useWords()
  const { questionNo, answerKind, options } = question
  const isChoice = answerKind === 'choice'
  const [choice, setChoice] = useState('')
  const [says, setSays] = useState('')
  const [evidence, setEvidence] = useState('')
  const [answeredBy, setAnsweredBy] = useState(supplier)
  const send = useChange(
    () =>
      post<QuestionsView>(incidentUrl(incidentId, `questions/${questionNo}/answer`), {
        says: isChoice ? [choice, says].filter(Boolean).join(': ') : says,
        evidence,
        answeredBy,
      }),
    close,
  )
  return (
    <InlineForm send={send} save={words.questions.save} close={close}>
      {isChoice && (
        <fieldset className="choices">
          <legend className="sr">{question.asks}</legend>
          {options.map((option) => (
            <label key={option} className="check">
              <input type="radio" name={`choice-${questionNo}`} required checked={choice === option} onChange={() => setChoice(option)} />{' '}
              {words.facts.choice[option] ?? option}
            </label>
          ))}
        </fieldset>
      )}
      <LinesField
        label={words.questions.says}
        value={says}
        set={setSays}
        rows={answerKind === 'lines' ? 4 : 2}
        required={!isChoice}
        hint={isChoice ? undefined : words.questions.hintOf[answerKind]}
      />
      <div className="two">
        <TextField label={words.questions.answeredBy} value={answeredBy} set={setAnsweredBy} required />
        <TextField label={words.questions.evidence} value={evidence} set={setEvidence} />
      </div>
    </InlineForm>
  )
}

function AskForm({ incidentId, zone, close }: { incidentId: string; zone: string; close: () => void }) {
  const words = useWords()
  const [asks, setAsks] = useState('')
  const [why, setWhy] = useState('')
  const [dueAt, setDueAt] = useState(() => wallOf(new Date(Date.now() + 24 * HOUR_MS), zone))
  const send = useChange(() => post<QuestionsView>(incidentUrl(incidentId, 'questions'), { asks, why, dueAt: instantOf(dueAt, zone) }), close)
  return (
    <InlineForm send={send} save={words.questions.send} close={close} label={words.questions.ask}>
      <LinesField label={words.questions.asks} value={asks} set={setAsks} rows={2} required />
      <div className="two">
        <TextField label={words.questions.why} value={why} set={setWhy} />
        <TextField label={`${words.questions.due} (${zone})`} value={dueAt} set={setDueAt} type="datetime-local" required />
      </div>
    </InlineForm>
  )
}
