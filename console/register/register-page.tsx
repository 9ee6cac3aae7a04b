/** The register: masked, in pages by number, the rows of a page drawn as they are scrolled to. */
import { useRef, useState, type FormEvent } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { Kind, PersonRow } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { percent, personId } from '../parts/format.ts'
import { Filter, TextField } from '../parts/form.tsx'
import { Masked, SpecialMark } from '../parts/marks.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { RegisterChanges } from './register-changes.tsx'
import { registerQuery, type RegisterAsked } from '../queries.ts'

const ROW_PX = 33
const OVERSCAN = 12
/** So many kinds fit in a row; the person's page has all. */
const KINDS_SHOWN = 3

export function RegisterPage({ incidentId, asked, ask }: { incidentId: string; asked: RegisterAsked; ask: (asked: RegisterAsked) => void }) {
  const words = useWords()
  const query = useQuery({ ...registerQuery(incidentId, asked), placeholderData: keepPreviousData })
  const { after: _after, before: _before, ...filter } = asked
  return (
    <div className="p-list">
      <div className="head">
        <h1>{words.register.title}</h1>
        <a className="btn" href={incidentUrl(incidentId, 'register.csv', filter)}>
          {words.csv}
        </a>
      </div>
      <RegisterChanges incidentId={incidentId} />
      <Filters asked={filter} ask={ask} />
      <Loaded query={query} lines={16}>
        {(page) =>
          page.rows.length === 0 ? (
            <Empty says={words.register.empty} hint={words.register.emptyHint} />
          ) : (
            <>
              <p className="meta-2 list-state" role="status">
                {words.register.range(page.offset + 1, page.offset + page.rows.length, page.total)}
                <span className="pager">
                  <button
                    type="button"
                    className="btn small"
                    disabled={page.before === null}
                    onClick={() => ask({ ...filter, before: page.before ?? undefined } as RegisterAsked)}
                  >
                    {words.register.previous}
                  </button>
                  <button
                    type="button"
                    className="btn small"
                    disabled={page.after === null}
                    onClick={() => ask({ ...filter, after: page.after ?? undefined } as RegisterAsked)}
                  >
                    {words.register.next}
                  </button>
                </span>
              </p>
              <PersonTable key={JSON.stringify(asked)} incidentId={incidentId} rows={page.rows} offset={page.offset} total={page.total} />
            </>
          )
        }
      </Loaded>
    </div>
  )
}

function Filters({ asked, ask }: { asked: RegisterAsked; ask: (asked: RegisterAsked) => void }) {
  const words = useWords()
  const [q, setQ] = useState(asked.q ?? '')
  const set = (key: 'relationship' | 'kind' | 'flag', value: string) => {
    const { [key]: _old, ...rest } = asked
    ask(value === '' ? rest : { ...rest, [key]: value })
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const { q: _old, ...rest } = asked
    ask(q.trim() === '' ? rest : { ...rest, q: q.trim() })
  }
  return (
    <form className="filters" onSubmit={onSubmit}>
      <Filter label={words.register.filterRelationship} value={asked.relationship} set={(value) => set('relationship', value)} choices={words.relationship} />
      <Filter label={words.register.filterKind} value={asked.kind} set={(value) => set('kind', value)} choices={words.kind} />
      <Filter label={words.register.filterFlag} value={asked.flag} set={(value) => set('flag', value)} choices={words.flag} />
      <TextField label={words.register.search} value={q} set={setQ} placeholder={words.register.searchHint} aria-describedby="no-names" />
      {Object.keys(asked).length > 0 && (
        <button
          type="button"
          className="btn plain small"
          onClick={() => {
            setQ('')
            ask({})
          }}
        >
          {words.register.clear}
        </button>
      )}
      <p className="meta" id="no-names">
        {words.register.noSearch}
      </p>
    </form>
  )
}

const SPECIAL: ReadonlySet<Kind> = new Set<Kind>([
  'health',
  'political_opinion',
  'trade_union',
  'religion',
  'ethnicity',
  'sexual_life',
  'genetic',
  'biometric',
  'criminal',
])
const GRAVE: ReadonlySet<Kind> = new Set<Kind>([
  'bank_account',
  'iban',
  'payment_card',
  'password',
  'ni_number',
  'nhs_number',
  'passport',
  'driving_licence',
  'national_id',
  'salary',
])

/** What hurts most is named first. */
function weightOf(kind: Kind): number {
  return SPECIAL.has(kind) ? 2 : GRAVE.has(kind) ? 1 : 0
}

/** A grid by roles: rows come and go, so the whole is told by aria-rowcount. */
function PersonTable({ incidentId, rows, offset, total }: { incidentId: string; rows: PersonRow[]; offset: number; total: number }) {
  const words = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  // No compiler memoises here; the library's functions change with each scroll, as they should.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_PX, overscan: OVERSCAN })
  const heads = [
    words.register.number,
    words.register.name,
    words.register.relationship,
    words.register.kinds,
    words.register.marks,
    words.register.reach,
    words.register.records,
    words.register.confidence,
  ]
  return (
    <div className="vtable people" role="table" aria-label={words.register.title} aria-rowcount={total + 1} aria-colcount={heads.length}>
      <div role="rowgroup" className="vhead">
        <div role="row" aria-rowindex={1}>
          {heads.map((head, index) => (
            <span role="columnheader" key={head} className={index > 5 ? 'n' : undefined}>
              {head}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="vbody" ref={scroller} tabIndex={0} aria-label={words.register.title}>
        <div className="vspace" role="presentation" style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <PersonLine key={rows[index]!.personNo} incidentId={incidentId} row={rows[index]!} rowIndex={offset + index + 2} top={start} />
          ))}
        </div>
      </div>
    </div>
  )
}

function PersonLine({ incidentId, row, rowIndex, top }: { incidentId: string; row: PersonRow; rowIndex: number; top: number }) {
  const words = useWords()
  const kinds = row.kinds.filter((kind) => kind !== 'person_name' && kind !== 'postcode').toSorted((a, b) => weightOf(b) - weightOf(a))
  return (
    <div role="row" aria-rowindex={rowIndex} className="vrow" style={{ transform: `translateY(${top}px)` }}>
      <span role="cell">
        <Link data-row to="/incidents/$incidentId/register/$personNo" params={{ incidentId, personNo: String(row.personNo) }}>
          {personId(row.personNo)}
        </Link>
      </span>
      <span role="cell" className="cut">
        <Masked value={row.masked} />
      </span>
      <span role="cell" className="cut">
        {words.relationship[row.relationship]}
      </span>
      <span role="cell" className="meta-2 kinds">
        <span className="mark">{row.special && <SpecialMark />}</span>
        <span className="cut">
          {kinds
            .slice(0, KINDS_SHOWN)
            .map((kind) => words.kind[kind])
            .join(', ')}
        </span>
        {kinds.length > KINDS_SHOWN && <span className="more"> {words.register.more(kinds.length - KINDS_SHOWN)}</span>}
      </span>
      <span role="cell" className="cut">
        {row.flags.map((flag) => (
          <span className="badge" key={flag}>
            {words.flag[flag]}
          </span>
        ))}
      </span>
      <span role="cell" className="meta-2">
        {words.register.reachBy[row.reach]}
      </span>
      <span role="cell" className="n">
        {words.number(row.records)}
      </span>
      <span role="cell" className="n">
        {percent(row.confidence)}
      </span>
    </div>
  )
}
