/** The ledger: what has to be corrected first, then every fact that holds now by how firmly it stands, then who told whom. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Grade, LedgerEntry, LedgerView } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { dayTime } from '../parts/format.ts'
import { GradeMark } from '../parts/marks.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { ledgerQuery, meQuery, overviewQuery } from '../queries.ts'
import { ChainSection } from './chain-section.tsx'
import { Corrections } from './corrections.tsx'
import { FactForm } from './fact-form.tsx'

const GRADES: Grade[] = ['forensic', 'seen', 'supplier', 'assumed', 'unknown']

export function FactsPage({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const zone = useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
  const mayRecord = useQuery(meQuery).data?.may.includes('fact.record') ?? false
  const [isAdding, setAdding] = useState(false)
  return (
    <div className="p-list">
      <Loaded query={useQuery(ledgerQuery(incidentId))}>
        {(ledger) => {
          const held = ledger.facts.filter(({ replacedByNo }) => replacedByNo === null)
          return (
            <>
              <div className="head">
                <div>
                  <h1>{words.facts.title}</h1>
                  <p className="meta-2 under">{words.facts.lead(held.length)}</p>
                  <p className="meta-2 under">{words.facts.hint}</p>
                </div>
                <p className="btns">
                  {mayRecord && !isAdding && (
                    <button type="button" className="btn primary" onClick={() => setAdding(true)}>
                      {words.facts.add}
                    </button>
                  )}
                  <a className="btn" href={incidentUrl(incidentId, 'facts.csv')}>
                    {words.csv}
                  </a>
                </p>
              </div>
              {isAdding && <FactForm incidentId={incidentId} zone={zone} settable={ledger.settable} close={() => setAdding(false)} />}
              <Corrections incidentId={incidentId} corrections={ledger.corrections} zone={zone} maySettle={mayRecord} />
              {held.length === 0 ? (
                <Empty says={words.facts.empty} hint={words.facts.emptyHint} />
              ) : (
                <FactTable incidentId={incidentId} ledger={ledger} zone={zone} mayRecord={mayRecord} />
              )}
              <ChainSection incidentId={incidentId} zone={zone} mayRecord={mayRecord} />
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

type TableProps = { incidentId: string; ledger: LedgerView; zone: string; mayRecord: boolean }

function FactTable({ incidentId, ledger, zone, mayRecord }: TableProps) {
  const words = useWords()
  const [correcting, setCorrecting] = useState<number | null>(null)
  const held = ledger.facts.filter(({ replacedByNo }) => replacedByNo === null)
  const replaced = ledger.facts.filter(({ replacedByNo }) => replacedByNo !== null)
  const row = (fact: LedgerEntry) => (
    <FactRow key={fact.factNo} fact={fact} zone={zone} canCorrect={mayRecord && fact.replacedByNo === null} correct={() => setCorrecting(fact.factNo)} />
  )
  const fact = ledger.facts.find(({ factNo }) => factNo === correcting)
  return (
    <>
      {fact && <FactForm key={fact.factNo} incidentId={incidentId} zone={zone} settable={ledger.settable} fact={fact} close={() => setCorrecting(null)} />}
      <div className="scroll-x" tabIndex={0} role="region" aria-label={words.facts.title}>
        <table className="by-grade ledger">
          <thead>
            <tr>
              <th className="n">{words.log.no}</th>
              <th>{words.facts.says}</th>
              <th>{words.facts.source}</th>
              <th>{words.facts.stated}</th>
              <th>
                <span className="sr">{words.facts.correct}</span>
              </th>
            </tr>
          </thead>
          {GRADES.map((grade) => ({ grade, shown: held.filter((one) => one.grade === grade) }))
            .filter(({ shown }) => shown.length > 0)
            .map(({ grade, shown }) => (
              <tbody key={grade}>
                <tr className="grade-row">
                  <th scope="rowgroup" colSpan={5}>
                    <GradeMark grade={grade} /> {words.grade[grade]} <span className="meta">{words.number(shown.length)}</span>
                  </th>
                </tr>
                {shown.map(row)}
              </tbody>
            ))}
          {replaced.length > 0 && (
            <tbody>
              <tr className="grade-row">
                <th scope="rowgroup" colSpan={5}>
                  {words.facts.history} <span className="meta">{words.number(replaced.length)}</span>
                </th>
              </tr>
              {replaced.map(row)}
            </tbody>
          )}
        </table>
      </div>
    </>
  )
}

function FactRow({ fact, zone, canCorrect, correct }: { fact: LedgerEntry; zone: string; canCorrect: boolean; correct: () => void }) {
  const words = useWords()
  const more = [
    fact.topic.replaceAll('_', ' '),
    fact.replacesNo === null ? '' : words.facts.corrects(fact.replacesNo),
    fact.replacedByNo === null ? '' : words.facts.replacedBy(fact.replacedByNo),
    fact.citedIn.length > 0 ? words.facts.citedIn(fact.citedIn.length) : '',
    fact.internal ? words.facts.internal : '',
    fact.evidence,
  ].filter(Boolean)
  return (
    <tr id={`F-${fact.factNo}`} className={fact.replacedByNo === null ? undefined : 'past'}>
      <td className="n meta-2 nowrap">F-{fact.factNo}</td>
      <td className="wide-cell">
        {fact.says}
        <span className="meta more-of">{more.join(' · ')}</span>
      </td>
      <td className="meta-2">{fact.source}</td>
      <td className="nowrap meta-2">
        <time dateTime={fact.statedAt}>{dayTime(new Date(fact.statedAt), zone, words.locale)}</time>
      </td>
      <td>
        {canCorrect && (
          <button type="button" className="btn plain small" aria-label={words.facts.correctNo(fact.factNo)} onClick={correct}>
            {words.facts.correct}
          </button>
        )}
      </td>
    </tr>
  )
}
