/** The inventory: every file as received, what could be read of it, and why not. */
import { useState, type FormEvent } from 'react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { InventoryRow, EvidencePage as Page } from '../../src/api/contract.ts'
import { get, incidentUrl } from '../api-client.ts'
import { bytes } from '../parts/format.ts'
import { Filter, TextField } from '../parts/form.tsx'
import { Section } from '../parts/section.tsx'
import { Empty, Loading, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { overviewQuery } from '../queries.ts'
import { Treemap } from './treemap.tsx'

type Asked = { status?: string; q?: string }
const PAGE = 200

export function EvidencePage({ incidentId, asked, ask }: { incidentId: string; asked: Asked; ask: (asked: Asked) => void }) {
  const words = useWords()
  const overview = useQuery(overviewQuery(incidentId)).data
  return (
    <div className="p-list">
      <div className="head">
        <div>
          <h1>{words.evidence.title}</h1>
          {overview && <p className="meta-2 under">{words.evidence.lead(bytes(overview.evidence.bytes, words.locale), overview.evidence.files)}</p>}
        </div>
        <a className="btn" href={incidentUrl(incidentId, 'evidence.csv', asked)}>
          {words.csv}
        </a>
      </div>
      {overview && (
        <div className="grid">
          <Section className={overview.evidence.manifest.length > 0 ? 'c9' : 'c12'} title={words.evidence.map}>
            <Treemap map={overview.evidence} supplier={overview.incident.supplier} />
          </Section>
          {overview.evidence.manifest.length > 0 && (
            <Section className="c3" title={words.evidence.manifest}>
              <table>
                <tbody>
                  {overview.evidence.manifest.map(({ result, files }) => (
                    <tr key={result}>
                      <th scope="row" className="plain">
                        {words.evidence.manifestResult[result] ?? result.replaceAll('_', ' ')}
                      </th>
                      <td className="n">{words.number(files)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Section>
          )}
        </div>
      )}
      <Section className="apart" title={words.evidence.inventory}>
        <Filters asked={asked} ask={ask} />
        <Inventory incidentId={incidentId} asked={asked} />
      </Section>
    </div>
  )
}

function Filters({ asked, ask }: { asked: Asked; ask: (asked: Asked) => void }) {
  const words = useWords()
  const [q, setQ] = useState(asked.q ?? '')
  const with_ = (status: string, text: string) => ask({ ...(status ? { status } : {}), ...(text.trim() ? { q: text.trim() } : {}) })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    with_(asked.status ?? '', q)
  }
  return (
    <form className="filters" onSubmit={onSubmit}>
      <Filter label={words.evidence.status} value={asked.status} set={(status) => with_(status, q)} choices={words.evidence.fileStatus} />
      <TextField label={words.evidence.search} value={q} set={setQ} />
    </form>
  )
}

function Inventory({ incidentId, asked }: { incidentId: string; asked: Asked }) {
  const words = useWords()
  const query = useInfiniteQuery({
    queryKey: ['evidence', incidentId, asked],
    initialPageParam: -1,
    queryFn: ({ pageParam }) => get<Page>(incidentUrl(incidentId, 'evidence', { ...asked, after: pageParam, limit: PAGE })),
    getNextPageParam: (page) => page.nextAfter ?? undefined,
  })
  if (query.isPending) return <Loading />
  if (query.isError) return <ProblemNote error={query.error} retry={() => void query.refetch()} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) return <Empty says={words.evidence.empty} hint={words.evidence.emptyHint} />
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={`${words.evidence.inventory}: ${words.table}`}>
        <table className="inventory">
          <thead>
            <tr>
              <th>{words.evidence.path}</th>
              <th>{words.evidence.type}</th>
              <th className="n">{words.evidence.size}</th>
              <th className="n">{words.evidence.readBytes}</th>
              <th className="n">{words.evidence.records}</th>
              <th>{words.evidence.status}</th>
              <th>{words.evidence.reason}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <FileRow key={row.fileNo} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta-2 list-state" role="status">
        {words.evidence.range(rows.length, query.data.pages[0]!.total)}
        {query.hasNextPage && (
          <button type="button" className="btn small" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.evidence.more}
          </button>
        )}
      </p>
    </>
  )
}

function FileRow({ row }: { row: InventoryRow }) {
  const words = useWords()
  return (
    <tr>
      <td className="file">{row.path}</td>
      <td className="meta-2 nowrap">{row.type ?? ''}</td>
      <td className="n nowrap">{bytes(row.bytes, words.locale)}</td>
      <td className="n nowrap">{row.bytesRead === row.bytes ? '' : bytes(row.bytesRead, words.locale)}</td>
      <td className="n">{row.records > 0 ? words.number(row.records) : ''}</td>
      <td className="nowrap">{words.evidence.fileStatus[row.status] ?? row.status}</td>
      <td className="meta-2">{row.reason}</td>
    </tr>
  )
}
