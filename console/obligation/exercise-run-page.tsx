/** One run: what has arrived, what is to be decided, what the rules see; and once it has ended, the debrief in three columns. */
import { useState, type FormEvent } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DebriefLineView, ExerciseDecisionView, ExerciseRunView } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
import { TextField } from '../parts/form.tsx'
import { GradeMark } from '../parts/marks.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { exerciseRunQuery } from '../queries.ts'
import { HouseBar } from '../parts/house-bar.tsx'

export function ExerciseRunPage({ runId }: { runId: string }) {
  const query = useQuery(exerciseRunQuery(runId))
  return (
    <>
      <HouseBar />
      <main id="main" className="p-list p-exercise">
        <Loaded query={query} lines={12}>
          {(run) => (run.debrief ? <Debrief run={run} debrief={run.debrief} /> : <Play run={run} />)}
        </Loaded>
      </main>
    </>
  )
}

function useRunAction<Input>(runId: string, act: (input: Input) => Promise<ExerciseRunView>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: (run) => client.setQueryData(exerciseRunQuery(runId).queryKey, run) })
}

function Play({ run }: { run: ExerciseRunView }) {
  const words = useWords()
  const url = `/api/exercise-runs/${run.runId}`
  const moveOn = useRunAction<void>(run.runId, () => post(`${url}/move-on`))
  const end = useRunAction<void>(run.runId, () => post(`${url}/end`))
  return (
    <>
      <div className="head">
        <div>
          <h1>{run.title}</h1>
          <p className="meta-2 under">
            {words.exercise.you(run.you)} {run.team}
          </p>
          <p className="strong under" aria-live="polite">
            {words.exercise.at(words.exercise.hour(run.hour))}
          </p>
        </div>
        <p className="btns">
          {run.nextHour !== null && (
            <button type="button" className={`btn ${run.open.length === 0 ? 'primary' : ''}`} disabled={moveOn.isPending} onClick={() => moveOn.mutate()}>
              {words.exercise.next(words.exercise.hour(run.nextHour))}
            </button>
          )}
          <button type="button" className={`btn ${run.isOver ? 'primary' : ''}`} disabled={end.isPending} onClick={() => end.mutate()}>
            {words.exercise.end}
          </button>
        </p>
      </div>
      {(moveOn.isError || end.isError) && <ProblemNote error={moveOn.error ?? end.error} />}
      <div className="side-by-side">
        <div>
          <Section title={words.exercise.known} meta={words.number(run.known.length)}>
            <ol className="arrived">
              {run.known.map(({ hour, from, grade, says }) => (
                <li key={says}>
                  <GradeMark grade={grade} />
                  <span>
                    {says}
                    <span className="meta">{[words.exercise.hour(hour), from, words.grade[grade]].join(' · ')}</span>
                  </span>
                </li>
              ))}
            </ol>
            {run.nextHour === null && <p className="meta">{words.exercise.noMore}</p>}
          </Section>
          <Section className="apart" title={words.exercise.duties}>
            {run.duties.length === 0 ? (
              <p className="meta-2">{words.exercise.noDuties}</p>
            ) : (
              <ul className="why">
                {run.duties.map(({ title, display }) => (
                  <li key={title}>
                    {title}: {display}
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
        <div>
          <Section title={words.exercise.toDecide} meta={words.number(run.open.length)}>
            {run.open.length === 0 && <p className="meta-2">{words.exercise.nothingToDecide}</p>}
            {run.open.map((decision) => (
              <DecisionForm key={decision.id} runId={run.runId} decision={decision} />
            ))}
          </Section>
          {run.decided.length > 0 && (
            <Section className="apart" title={words.exercise.decided}>
              <ul className="reasons">
                {run.decided.map(({ decision, asks, label, hour, reason }) => (
                  <li key={decision}>
                    <span>{asks}</span>
                    <span className="meta">{[label, words.exercise.hour(hour), reason].filter(Boolean).join(' · ')}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <p className="meta apart">
            {words.exercise.note}: {run.note}
          </p>
        </div>
      </div>
    </>
  )
}

function DecisionForm({ runId, decision }: { runId: string; decision: ExerciseDecisionView }) {
  const words = useWords()
  const [choice, setChoice] = useState('')
  const [reason, setReason] = useState('')
  const answer = useRunAction<void>(runId, () => post(`/api/exercise-runs/${runId}/answers`, { decision: decision.id, choice, reason }))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    answer.mutate()
  }
  return (
    <form className="inline-form" onSubmit={onSubmit}>
      <fieldset className="choices">
        <legend className="strong">
          {decision.asks} <span className="meta">{words.exercise.by(words.exercise.hour(decision.byHour))}</span>
        </legend>
        {decision.choices.map(({ id, label }) => (
          <label key={id} className="check">
            <input type="radio" name={decision.id} required checked={choice === id} onChange={() => setChoice(id)} /> {label}
          </label>
        ))}
      </fieldset>
      <TextField label={words.exercise.reason} value={reason} set={setReason} />
      <div className="btns">
        <button type="submit" className="btn primary" disabled={answer.isPending || choice === ''}>
          {words.exercise.decide}
        </button>
      </div>
      {answer.isError && <ProblemNote error={answer.error} />}
    </form>
  )
}

function Debrief({ run, debrief }: { run: ExerciseRunView; debrief: NonNullable<ExerciseRunView['debrief']> }) {
  const words = useWords()
  return (
    <>
      <div className="head">
        <div>
          <h1>{words.exercise.debrief}</h1>
          <p className="meta-2 under">
            {run.title} · {run.team} · {words.exercise.score(debrief.asAdvised, debrief.inTime, debrief.decisions)}
          </p>
        </div>
      </div>
      {debrief.lines.map((line) => (
        <DebriefLine key={line.decision} line={line} />
      ))}
      <Section className="apart" title={words.exercise.outcome}>
        <p>{debrief.outcome}</p>
        <p className="meta">
          {words.exercise.note}: {run.note}
        </p>
        <p className="meta">
          {words.exercise.sources}: {debrief.sources.map(({ title, url }) => `${title}, ${url}`).join('; ')}
        </p>
      </Section>
    </>
  )
}

function DebriefLine({ line }: { line: DebriefLineView }) {
  const words = useWords()
  const { asks, team, advised, happened, hoursAgainstHappened, lesson } = line
  return (
    <Section className="apart" title={asks}>
      <div className="three">
        <div>
          <h3 className="meta">{words.exercise.team3}</h3>
          <p>{team ? team.label : words.exercise.notDecided}</p>
          {team && (
            <p className="meta">{[words.exercise.hour(team.hour), team.isInTime ? '' : words.exercise.late, team.reason].filter(Boolean).join(' · ')}</p>
          )}
          {hoursAgainstHappened !== null && hoursAgainstHappened !== 0 && (
            <p className="meta">{hoursAgainstHappened < 0 ? words.exercise.earlier(-hoursAgainstHappened) : words.exercise.later(hoursAgainstHappened)}</p>
          )}
        </div>
        <div>
          <h3 className="meta">{words.exercise.advised}</h3>
          <p>{advised.labels.join('; ')}</p>
          {advised.because !== lesson && <p className="meta">{advised.because}</p>}
        </div>
        <div>
          <h3 className="meta">{words.exercise.happened}</h3>
          <p>{happened.label}</p>
          <p className="meta">{[happened.hour === null ? '' : words.exercise.hour(happened.hour), happened.says].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <p className="quote">{lesson}</p>
    </Section>
  )
}
