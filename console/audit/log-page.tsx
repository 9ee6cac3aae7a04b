/** Who did what, when, and why. Append-only; anyone can check it. */
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import type { LogPage as Page, LogVerdictView } from '../../src/api/contract.ts'
import { get, incidentUrl } from '../api-client.ts'
import { dayTime, dayTimeZone } from '../parts/format.ts'
import { StatusMark } from '../parts/marks.tsx'
import { Loading, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery, overviewQuery } from '../queries.ts'
import { RetentionSection } from './retention-section.tsx'

export function LogPage({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const zone = useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
  const may = useQuery(meQuery).data?.may ?? []
  const query = useInfiniteQuery({
    queryKey: ['log', incidentId],
    initialPageParam: undefined as number | undefined,
    refetchOnWindowFocus: false,
    queryFn: ({ pageParam }) => get<Page>(incidentUrl(incidentId, 'log', { before: pageParam })),
    getNextPageParam: (page) => page.nextBefore ?? undefined,
  })
  const check = useMutation({ mutationFn: () => get<LogVerdictView>(incidentUrl(incidentId, 'log/verdict')) })
  if (query.isPending) return <Loading lines={14} />
  if (query.isError) return <ProblemNote error={query.error} retry={() => void query.refetch()} />
  const { size, checkpoint } = query.data.pages[0]!
  return (
    <div className="p-list">
      <div className="head">
        <div>
          <h1>{words.log.title}</h1>
          <p className="meta-2 under">
            {words.log.lead(size)},{' '}
            {checkpoint ? words.log.checkpoint(checkpoint.size, dayTime(new Date(checkpoint.at), zone, words.locale)) : words.log.unsigned}. {words.log.verify}
          </p>
        </div>
        <p className="btns">
          <button type="button" className="btn" disabled={check.isPending} onClick={() => check.mutate()}>
            {check.isPending ? words.log.checking : words.log.check}
          </button>
          <a className="btn" href={incidentUrl(incidentId, 'log.csv')}>
            {words.csv}
          </a>
        </p>
      </div>
      <div role="status">{check.data && <Verdict verdict={check.data} zone={zone} />}</div>
      {check.isError && <ProblemNote error={check.error} retry={() => check.mutate()} />}
      <div className="scroll-x" tabIndex={0} role="region" aria-label={words.log.title}>
        <table className="log">
          <thead>
            <tr>
              <th className="n">{words.log.no}</th>
              <th>{words.log.at}</th>
              <th>{words.log.who}</th>
              <th>{words.log.what}</th>
              <th>{words.log.object}</th>
              <th>{words.log.reason}</th>
            </tr>
          </thead>
          <tbody>
            {query.data.pages
              .flatMap((page) => page.rows)
              .map((row) => (
                <tr key={row.seq}>
                  <td className="n meta-2">{words.number(row.seq)}</td>
                  <td className="nowrap">
                    <time dateTime={row.at}>{dayTime(new Date(row.at), zone, words.locale)}</time>
                  </td>
                  <td className="nowrap">
                    {row.actor}
                    <span className="meta"> {words.role[row.role] ?? row.role}</span>
                  </td>
                  <td className="file">{row.action}</td>
                  <td className="file">{row.object === `incident:${incidentId}` ? <span className="meta">{words.log.thisIncident}</span> : row.object}</td>
                  <td>{row.reason ?? ''}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {query.hasNextPage && (
        <button type="button" className="btn small" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words.log.more}
        </button>
      )}
      {may.includes('incident.erase') && <RetentionSection incidentId={incidentId} zone={zone} />}
    </div>
  )
}

/** Whether the log is whole, with what was compared; its problems name entries, never what is in them. */
function Verdict({ verdict, zone }: { verdict: LogVerdictView; zone: string }) {
  const words = useWords()
  const { entries, checkpoints, problems, root, checkedAt } = verdict
  const isWhole = problems.length === 0
  return (
    <div className="verdict">
      <p className={`status ${isWhole ? 'done' : 'due'} found`}>
        <StatusMark status={isWhole ? 'done' : 'due'} />
        {isWhole ? words.log.whole(entries, checkpoints) : words.log.notWhole(problems.length)}
      </p>
      {!isWhole && (
        <ul className="file">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <p className="meta">
        {words.log.checkedAt(dayTimeZone(new Date(checkedAt), zone, words.locale))} {!isWhole && words.log.notWholeHint} <span className="file">{root}</span>
      </p>
    </div>
  )
}
