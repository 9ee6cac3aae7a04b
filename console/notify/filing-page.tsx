/** Filings: which authorities, where each stands, and the chosen form with every answer ready to copy. What is missing is said, not hidden. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { FilingDocument, FilingLine } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { dayTimeZone } from '../parts/format.ts'
import { Status } from '../parts/marks.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { filingQuery, filingsQuery, meQuery, overviewQuery } from '../queries.ts'
import { FilingChanges } from './filing-changes.tsx'
import { FilingForm } from './filing-form.tsx'
import { FilingReceipt, PrepareOther } from './filing-receipt.tsx'

export type FilingAsked = { form?: string; version?: number }

export function FilingPage({ incidentId, asked, ask }: { incidentId: string; asked: FilingAsked; ask: (asked: FilingAsked) => void }) {
  const words = useWords()
  const lines = useQuery(filingsQuery(incidentId))
  return (
    <div className="p-list">
      <div className="head">
        <div>
          <h1>{words.filing.title}</h1>
          <p className="meta-2 under">{words.filing.lead}</p>
        </div>
      </div>
      <Loaded query={lines} lines={12}>
        {(forms) => {
          if (forms.length === 0) return <Empty says={words.filing.empty} hint={words.filing.emptyHint} />
          const chosen = forms.find(({ form }) => form === asked.form) ?? forms[0]!
          return (
            <>
              {forms.length > 1 && <Forms forms={forms} chosen={chosen.form} choose={(form) => ask({ form })} incidentId={incidentId} />}
              <Chosen key={`${chosen.form}-${asked.version ?? 0}`} incidentId={incidentId} form={chosen.form} version={asked.version} ask={ask} />
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function useZone(incidentId: string): string {
  return useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
}

function Forms({ forms, chosen, choose, incidentId }: { forms: FilingLine[]; chosen: string; choose: (form: string) => void; incidentId: string }) {
  const words = useWords()
  const zone = useZone(incidentId)
  const time = (at: string) => dayTimeZone(new Date(at), zone, words.locale)
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={words.filing.forms}>
      <table className="forms">
        <thead>
          <tr>
            <th scope="col">{words.filing.authority}</th>
            <th scope="col">{words.filing.due}</th>
            <th scope="col">{words.filing.state}</th>
            <th scope="col">{words.filing.reference}</th>
          </tr>
        </thead>
        <tbody>
          {forms.map((line) => (
            <tr key={line.form} className={line.form === chosen ? 'sel' : undefined}>
              <th scope="row">
                <button type="button" className="link-row" data-row aria-pressed={line.form === chosen} onClick={() => choose(line.form)}>
                  {line.authority}
                </button>
                <span className="meta">{line.title}</span>
              </th>
              <td className="meta-2">{line.dueAt ? time(line.dueAt) : line.dueDisplay}</td>
              <td>
                <Status status={line.filedAt ? 'done' : line.filedVersion ? 'voluntary' : 'due'} text={stateText(line, words.filing)} />
                <span className="meta">
                  {[
                    line.filedVersion && !line.filedAt ? words.filing.version(line.filedVersion) : '',
                    line.missing > 0 ? words.filing.missingCount(line.missing) : '',
                    line.warnings > 0 ? words.filing.warningCount(line.warnings) : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </td>
              <td className="file">{line.reference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function stateText(line: FilingLine, words: ReturnType<typeof useWords>['filing']): string {
  const kind = words.kind[line.kind] ?? line.kind
  return line.filedAt ? kind : words.draft(kind, line.version)
}

function Chosen({ incidentId, form, version, ask }: { incidentId: string; form: string; version: number | undefined; ask: (asked: FilingAsked) => void }) {
  const query = useQuery(filingQuery(incidentId, form, version))
  return (
    <Loaded query={query} lines={12}>
      {(document) => <Shown incidentId={incidentId} document={document} ask={ask} />}
    </Loaded>
  )
}

function Shown({ incidentId, document, ask }: { incidentId: string; document: FilingDocument; ask: (asked: FilingAsked) => void }) {
  const words = useWords()
  const zone = useZone(incidentId)
  const me = useQuery(meQuery)
  const mayMake = me.data?.may.includes('filing.make') ?? false
  const [isOpen, setOpen] = useState(false)
  const at = (ending: string) => incidentUrl(incidentId, `filings/${document.form}/${document.version}/${ending}`)
  const firstMissing = document.parts.flatMap(({ fields }) => fields).find(({ source }) => source === 'missing')
  return (
    <article aria-label={document.title} className="apart">
      <div className="head">
        <div>
          <h2 className="form-title">{document.title}</h2>
          <p className="meta-2 under">
            {words.filing.kind[document.kind]} · {words.filing.version(document.version)},{' '}
            {words.filing.prepared(dayTimeZone(new Date(document.madeAt), zone, words.locale))} ·{' '}
            {firstMissing ? (
              <a className="accent" href={`#field-${firstMissing.id}`}>
                {words.filing.missingCount(document.missing)}
              </a>
            ) : (
              words.filing.noneMissing
            )}
          </p>
          <p className="meta-2 under">{document.sentBy}</p>
          <p className="meta under">
            {words.filing.sourceOfForm}: {document.formSource}
          </p>
        </div>
        <p className="btns">
          {(['pdf', 'docx', 'json'] as const).map((ending) => (
            <a key={ending} className="btn" href={at(ending)}>
              {words.filing[ending]}
            </a>
          ))}
          <a className="btn" href={at('csv')}>
            {words.csv}
          </a>
        </p>
      </div>
      {document.warningTexts.length > 0 && (
        <div className="warned" role="note">
          <p className="strong">{words.filing.warnings}</p>
          <ul className="why">
            {document.warningTexts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <FilingReceipt incidentId={incidentId} document={document} zone={zone} isOpen={isOpen} setOpen={setOpen} mayMake={mayMake} />
      {document.versions.length > 1 && (
        <p className="meta versions">
          {words.filing.versions}:{' '}
          {document.versions.map(({ version, kind, filedAt }) => (
            <button
              key={version}
              type="button"
              className="link"
              aria-pressed={version === document.version}
              onClick={() => ask({ form: document.form, version })}
            >
              {version} ({words.filing.kind[kind]}
              {filedAt ? ', ✓' : ''})
            </button>
          ))}
        </p>
      )}
      {document.changes && <FilingChanges changes={document.changes} />}
      <FilingForm document={document} />
      {mayMake && document.filedVersion !== null && <PrepareOther incidentId={incidentId} form={document.form} ask={ask} />}
    </article>
  )
}
