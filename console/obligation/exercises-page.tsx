/** Real breaches to practise on, and the runs so far. */
import { useState } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ExerciseRunView } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
import { ChoiceField, TextField } from '../parts/form.tsx'
import { HouseBar } from '../parts/house-bar.tsx'
import { Status } from '../parts/marks.tsx'
import { Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { exercisesQuery } from '../queries.ts'

/** Hours of the case in a minute; 0: moved on by hand. */
const PACES = [0, 1, 6, 24]

export function ExercisesPage() {
  const words = useWords()
  const navigate = useNavigate()
  const [team, setTeam] = useState('')
  const [pace, setPace] = useState(0)
  const start = useMutation({
    mutationFn: (caseId: string) => post<ExerciseRunView>('/api/exercises', { caseId, team, hoursAMinute: pace }),
    onSuccess: ({ runId }) => void navigate({ to: '/exercises/$runId', params: { runId } }),
  })
  return (
    <>
      <HouseBar />
      <main id="main" className="p-list">
        <div className="head">
          <div>
            <h1>{words.exercise.title}</h1>
            <p className="meta-2 under">{words.exercise.lead}</p>
          </div>
        </div>
        <div className="inline-form">
          <div className="two">
            <TextField label={words.exercise.team} value={team} set={setTeam} />
            <ChoiceField
              label={words.exercise.pace}
              value={String(pace)}
              set={(hours) => setPace(Number(hours))}
              choices={PACES.map((hours) => [String(hours), words.exercise.paceOf(hours)] as const)}
            />
          </div>
          {start.isError && <ProblemNote error={start.error} />}
        </div>
        <Loaded query={useQuery(exercisesQuery)} lines={10}>
          {({ cases, runs }) => (
            <>
              <ul className="questions exercise-list">
                {cases.map(({ id, title, you, decisions, note }) => (
                  <li key={id}>
                    <div>
                      <p className="strong">{title}</p>
                      <p>{words.exercise.you(you)}</p>
                      <p className="meta">
                        {words.exercise.decisions(decisions)} · {words.exercise.note}: {note}
                      </p>
                    </div>
                    <div className="when">
                      <button
                        type="button"
                        className="btn small"
                        data-row
                        aria-label={`${words.exercise.start}: ${title}`}
                        disabled={start.isPending}
                        onClick={() => start.mutate(id)}
                      >
                        {words.exercise.start}
                      </button>
                    </div>
                  </li>
                ))}
              </ul>
              {runs.length > 0 && (
                <>
                  <h2 className="form-title apart">{words.exercise.runs}</h2>
                  <ul className="questions exercise-list">
                    {runs.map(({ runId, title, team: who, endedAt }) => (
                      <li key={runId}>
                        <div>
                          <Link className="strong" to="/exercises/$runId" params={{ runId }}>
                            {title}
                          </Link>
                          <p className="meta">{who}</p>
                        </div>
                        <div className="when">
                          <Status status={endedAt ? 'done' : 'voluntary'} text={endedAt ? words.exercise.ended : words.exercise.running} />
                        </div>
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </>
          )}
        </Loaded>
      </main>
    </>
  )
}

/** The bar over pages that belong to no incident. */
