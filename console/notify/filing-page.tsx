/** The authority's form, filled in its own order, each answer ready to copy. What is missing is said, not hidden. */
import { useRef, useState, type RefObject } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { FilingField, FilingView } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { copyText, type Copied } from '../parts/copy.ts'
import { dayTimeZone } from '../parts/format.ts'
import { StatusMark } from '../parts/marks.tsx'
import { Section } from '../parts/section.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { filingQuery, overviewQuery } from '../queries.ts'

/** How long a button says what it did. */
const SAID_MS = 4_000

export function FilingPage({ incidentId }: { incidentId: string }) {
  const words = useWords()
  return (
    <div className="p-list">
      <Loaded query={useQuery(filingQuery(incidentId))} lines={12}>
        {({ filing }) =>
          filing === null ? (
            <>
              <h1>{words.filing.title}</h1>
              <Empty says={words.filing.empty} hint={words.filing.emptyHint} />
            </>
          ) : (
            <FilingForm incidentId={incidentId} filing={filing} />
          )
        }
      </Loaded>
    </div>
  )
}

function FilingForm({ incidentId, filing }: { incidentId: string; filing: NonNullable<FilingView> }) {
  const words = useWords()
  const zone = useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
  const missing = filing.parts.flatMap(({ fields }) => fields).filter(isMissing)
  return (
    <>
      <div className="head">
        <div>
          <h1>{words.filing.title}</h1>
          <p className="meta-2 under">
            {words.filing.lead(filing.form.toUpperCase(), filing.version, dayTimeZone(new Date(filing.madeAt), zone, words.locale))} ·{' '}
            {missing.length > 0 ? (
              <a className="accent" href={`#field-${missing[0]!.id}`}>
                {words.filing.missingCount(missing.length)}
              </a>
            ) : (
              words.filing.noneMissing
            )}
          </p>
          <p className="meta-2 under">{words.filing.guide}</p>
        </div>
        <p className="btns">
          {filing.hasPdf && (
            <a className="btn" href={incidentUrl(incidentId, 'filing.pdf')}>
              {words.filing.pdf}
            </a>
          )}
          <a className="btn" href={incidentUrl(incidentId, 'filing.csv')}>
            {words.csv}
          </a>
        </p>
      </div>
      {filing.parts.map((part, index) => {
        const title = part.title ? words.filing.part(index + 1, part.title) : words.filing.title
        return (
          <Section
            key={index}
            className="apart"
            title={title}
            meta={<CopyButton text={part.fields.map(({ label, value }) => `${label}: ${value}`).join('\n')} label={title} name={words.filing.copyPart} />}
          >
            <dl className="filing">
              {part.fields.map((field) => (
                <FieldRow key={field.id} field={field} />
              ))}
            </dl>
          </Section>
        )
      })}
    </>
  )
}

function isMissing({ source }: FilingField): boolean {
  return source === 'missing'
}

function FieldRow({ field }: { field: FilingField }) {
  const words = useWords()
  const value = useRef<HTMLSpanElement>(null)
  return (
    <div id={`field-${field.id}`} className={isMissing(field) ? 'open' : undefined}>
      <dt>{field.label}</dt>
      <dd>
        <span ref={value}>{field.value}</span>
        {field.note && <span className="meta">{field.note}</span>}
      </dd>
      <dd className="meta">
        {isMissing(field) ? (
          <span className="status due">
            <StatusMark status="due" />
            {words.filing.missing}
          </span>
        ) : (
          (words.filing.source[field.source] ?? field.source)
        )}
      </dd>
      <dd className="copy">{field.value !== '' && <CopyButton text={field.value} label={field.label} name={words.filing.copy} shown={value} />}</dd>
    </div>
  )
}

type CopyProps = { text: string; label: string; name: string; shown?: RefObject<HTMLElement | null> }

function CopyButton({ text, label, name, shown }: CopyProps) {
  const words = useWords()
  const [said, setSaid] = useState<Copied | null>(null)
  const onClick = async () => {
    setSaid(await copyText(text, shown?.current ?? null))
    setTimeout(() => setSaid(null), SAID_MS)
  }
  return (
    <span className="copier">
      <span className="meta" role="status">
        {said && (said === 'copied' ? words.filing.copied : words.filing.selected)}
      </span>
      <button type="button" className="btn plain small" aria-label={`${name}: ${label}`} onClick={() => void onClick()}>
        {name}
      </button>
    </span>
  )
}
