/** The statement: what is public, what publishing now would change, and every version with its differences. */
import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { StatementView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { day, dayTime } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery } from '../queries.ts'
import { statementQuery } from './queries.ts'

export function StatementPage({ incidentId }: { incidentId: string }) {
  return (
    <div className="p-statement">
      <Loaded query={useQuery(statementQuery(incidentId))} lines={10}>
        {(view) => <Statement incidentId={incidentId} view={view} />}
      </Loaded>
    </div>
  )
}

function Statement({ incidentId, view }: { incidentId: string; view: StatementView }) {
  const words = useWords()
  const newest = view.versions[0]
  const at = (iso: string) => dayTime(new Date(iso), view.zone, words.locale)
  return (
    <>
      <div className="head">
        <div>
          <h1>{words.statement.title}</h1>
          <p className="meta-2 under">
            {newest ? words.statement.published(newest.version, at(newest.publishedAt)) : words.statement.unpublished}
            {view.nextUpdateOn && ` · ${words.statement.promise(day(new Date(`${view.nextUpdateOn}T12:00:00Z`), 'UTC', words.locale))}`}
          </p>
        </div>
      </div>
      <div className="two">
        <div>
          <Section title={words.statement.nextTitle}>
            <Next incidentId={incidentId} view={view} />
          </Section>
          <Section title={words.statement.versions}>
            {view.versions.map((version) => (
              <div className="version" key={version.version}>
                <h3>{words.statement.version(version.version, at(version.publishedAt))}</h3>
                {version.version === 1 ? <p className="meta-2">{words.statement.noChange}</p> : <Changes added={version.added} removed={version.removed} />}
              </div>
            ))}
            <p className="meta">{words.statement.where}</p>
            <p className="meta">{words.statement.export}</p>
          </Section>
        </div>
        {view.next && <Preview incidentId={incidentId} />}
      </div>
    </>
  )
}

function Next({ incidentId, view }: { incidentId: string; view: StatementView }) {
  const words = useWords()
  const client = useQueryClient()
  const may = useQuery(meQuery).data?.may ?? []
  const publish = useMutation({
    mutationFn: () => post<StatementView>(incidentUrl(incidentId, 'statement/publish')),
    onSuccess: (answer) => client.setQueryData(statementQuery(incidentId).queryKey, answer),
  })
  if (view.problem)
    return (
      <div className="problem">
        <p className="strong">{words.statement.cannot}</p>
        <p>{view.problem.says}</p>
        <p className="meta-2">{view.problem.hint}</p>
      </div>
    )
  const next = view.next!
  return (
    <>
      {!next.isNew && <p>{words.statement.same}</p>}
      {next.isNew && view.versions.length === 0 && <p>{words.statement.first}</p>}
      {next.isNew && view.versions.length > 0 && <Changes added={next.added} removed={next.removed} />}
      {may.includes('statement.publish') && (
        <div className="act">
          <button type="button" className={next.isNew ? 'btn primary' : 'btn'} disabled={publish.isPending} onClick={() => publish.mutate()}>
            {publish.isPending ? words.statement.publishing : words.statement.publish}
          </button>
          <span className="meta">{words.statement.confirm}</span>
        </div>
      )}
      {publish.isError && <ProblemNote error={publish.error} />}
    </>
  )
}

function Changes({ added, removed }: { added: string[]; removed: string[] }) {
  const words = useWords()
  return (
    <ul className="changes">
      {added.map((text) => (
        <li key={`+${text}`}>
          <span className="meta">{words.statement.added}</span> <ins>{text}</ins>
        </li>
      ))}
      {removed.map((text) => (
        <li key={`-${text}`}>
          <span className="meta">{words.statement.removed}</span> <del>{text}</del>
        </li>
      ))}
    </ul>
  )
}

function Preview({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const [language, setLanguage] = useState<'en' | 'cy'>('en')
  return (
    <section aria-label={words.statement.preview}>
      <div className="segments" role="group" aria-label={words.statement.preview}>
        {(['en', 'cy'] as const).map((one) => (
          <button type="button" key={one} aria-pressed={language === one} onClick={() => setLanguage(one)}>
            {one === 'en' ? words.statement.previewEn : words.statement.previewCy}
          </button>
        ))}
      </div>
      <iframe className="paper-frame" title={words.statement.preview} sandbox="" src={incidentUrl(incidentId, 'statement/preview', { language })} />
    </section>
  )
}
