/** Who did what, when, and why. Append-only; anyone can check it. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { LogPage as Page } from '../../src/api/contract.ts'
import { get, incidentUrl } from '../api-client.ts'
import { dayTime } from '../parts/format.ts'
import { Loading, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { overviewQuery } from '../queries.ts'

export function LogPage({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const zone = useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
  const query = useInfiniteQuery({
    queryKey: ['log', incidentId],
    initialPageParam: undefined as number | undefined,
    refetchOnWindowFocus: false,
    queryFn: ({ pageParam }) => get<Page>(incidentUrl(incidentId, 'log', { before: pageParam })),
    getNextPageParam: (page) => page.nextBefore ?? undefined,
  })
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
        <a className="btn" href={incidentUrl(incidentId, 'log.csv')}>
          {words.csv}
        </a>
      </div>
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
                  <td className="file">{row.object}</td>
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
    </div>
  )
}
