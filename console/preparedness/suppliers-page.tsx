/** Which supplier holds which data of whom, and what is not known of it: before anything happens. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PreparednessView, SupplierCard } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { dayTime } from '../parts/format.ts'
import { HouseBar } from '../parts/house-bar.tsx'
import { Section } from '../parts/section.tsx'
import { Empty, Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery, suppliersQuery } from '../queries.ts'
import { Missing } from './missing.tsx'
import { OurselvesSection } from './ourselves-section.tsx'
import { SupplierForm } from './supplier-form.tsx'

export function SuppliersPage() {
  const words = useWords()
  const may = useQuery(meQuery).data?.may ?? []
  const mayChange = may.includes('preparedness.change')
  const query = useQuery(suppliersQuery)
  /** The name of the one that is changed; `''`: a new one. */
  const [changing, setChanging] = useState<string | null>(null)
  const close = () => setChanging(null)
  return (
    <>
      <HouseBar />
      <main id="main" className="p-list p-suppliers">
        <Loaded query={query}>
          {(view) => (
            <>
              <div className="head">
                <div>
                  <h1>{words.preparedness.title}</h1>
                  <p className="meta-2 under">{words.preparedness.lead}</p>
                  {view.keptAt && <p className="meta">{words.preparedness.version(view.version, dayTime(new Date(view.keptAt), view.zone, words.locale))}</p>}
                </div>
                <p className="btns">
                  {mayChange && changing === null && (
                    <button type="button" className="btn primary" onClick={() => setChanging('')}>
                      {words.preparedness.add}
                    </button>
                  )}{' '}
                  <a className="btn" href="/api/suppliers.csv">
                    {words.csv}
                  </a>
                </p>
              </div>
              {changing === '' && <SupplierForm view={view} close={close} />}
              {view.suppliers.length === 0 && changing === null && <Empty says={words.preparedness.none} hint={words.preparedness.noneHint} />}
              {view.suppliers.map((supplier) =>
                changing === supplier.name ? (
                  <SupplierForm key={supplier.name} view={view} supplier={supplier} close={close} />
                ) : (
                  <Supplier key={supplier.name} supplier={supplier} change={mayChange && changing === null ? () => setChanging(supplier.name) : null} />
                ),
              )}
              <OurselvesSection view={view} mayChange={mayChange} />
            </>
          )}
        </Loaded>
      </main>
    </>
  )
}

function Supplier({ supplier, change }: { supplier: SupplierCard; change: (() => void) | null }) {
  const words = useWords()
  const { preparedness } = words
  const { name, kind, country, contact, contract, subSuppliers, holds, gaps, incidents } = supplier
  const promised = [
    contract.clause,
    contract.hours === null ? '' : preparedness.hours(contract.hours),
    contract.readOn ? preparedness.readOn(contract.readOn) : '',
    contract.ends ? preparedness.endsOn(contract.ends) : '',
  ].filter(Boolean)
  return (
    <Section className="apart" title={name} meta={[kind, country].filter(Boolean).join(' · ')}>
      <div className="grid">
        <div className="c8">
          <dl className="facts-of">
            <dt>{preparedness.reach}</dt>
            <dd>{[contact.name, contact.phone, contact.email].filter(Boolean).join(' · ') || preparedness.notKnown}</dd>
            <dt>{preparedness.contract}</dt>
            <dd>{promised.join(' · ') || preparedness.notKnown}</dd>
            <dt>{preparedness.subs}</dt>
            <dd>{subSuppliers === null ? preparedness.notKnown : subSuppliers.join(', ') || preparedness.nobody}</dd>
            {incidents.length > 0 && (
              <>
                <dt>{preparedness.incidents}</dt>
                <dd>
                  <ul className="plain-list">
                    {incidents.map(({ incidentId, reference }) => (
                      <li key={incidentId}>
                        <Link to="/incidents/$incidentId" params={{ incidentId }}>
                          {reference}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </dd>
              </>
            )}
          </dl>
          {holds.length > 0 && <Holds supplier={supplier} />}
        </div>
        <div className="c4">
          <Missing gaps={gaps} />
        </div>
      </div>
      {change && <Actions name={name} change={change} />}
    </Section>
  )
}

function Holds({ supplier: { name, holds } }: { supplier: SupplierCard }) {
  const words = useWords()
  const { preparedness } = words
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={`${name}: ${preparedness.form.holds}`}>
      <table>
        <thead>
          <tr>
            <th>{preparedness.dataSet}</th>
            <th>{preparedness.whose}</th>
            <th>{preparedness.kinds}</th>
            <th className="num">{preparedness.people}</th>
            <th>{preparedness.keepUntil}</th>
          </tr>
        </thead>
        <tbody>
          {holds.map(({ dataSet, of, kinds, people, keepUntil, note }) => (
            <tr key={dataSet}>
              <td>
                <span className="strong">{dataSet}</span>
                {note && <span className="meta block">{note}</span>}
              </td>
              <td>{of.map((relationship) => words.relationship[relationship]).join(', ')}</td>
              <td>{kinds.map((kind) => words.kind[kind]).join(', ')}</td>
              <td className="num">{people === null ? '' : words.number(people)}</td>
              <td className="nowrap">{keepUntil ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Actions({ name, change }: { name: string; change: () => void }) {
  const { preparedness } = useWords()
  const drop = useChange(() => post<PreparednessView>('/api/suppliers/drop', { name }))
  return (
    <>
      <p className="btns">
        <button type="button" className="btn small" aria-label={preparedness.changeOf(name)} onClick={change}>
          {preparedness.change}
        </button>{' '}
        <button
          type="button"
          className="btn small plain"
          aria-label={`${preparedness.drop}: ${name}`}
          onClick={() => {
            if (confirm(preparedness.dropSure(name))) drop.mutate()
          }}
        >
          {preparedness.drop}
        </button>
      </p>
      {drop.isError && <ProblemNote error={drop.error} />}
    </>
  )
}
