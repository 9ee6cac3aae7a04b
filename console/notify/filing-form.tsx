/** One form: its parts in order, each answer with where it comes from and a button that copies it. */
import { useRef, useState, type RefObject } from 'react'
import type { FilingDocument, FilingField } from '../../src/api/contract.ts'
import { copyText, type Copied } from '../parts/copy.ts'
import { StatusMark } from '../parts/marks.tsx'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'

/** How long a button says what it did. */
const SAID_MS = 4_000

export function FilingForm({ document }: { document: FilingDocument }) {
  const words = useWords()
  return (
    <>
      {document.parts.map((part, index) => {
        const title = words.filing.part(index + 1, part.title)
        return (
          <Section
            key={title}
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

function FieldRow({ field }: { field: FilingField }) {
  const words = useWords()
  const value = useRef<HTMLSpanElement>(null)
  const isMissing = field.source === 'missing'
  return (
    <div id={`field-${field.id}`} className={isMissing ? 'open' : undefined}>
      <dt>{field.label}</dt>
      <dd>
        <span ref={value}>{field.value}</span>
        {field.note && <span className="meta">{field.note}</span>}
        {field.facts.length > 0 && <span className="meta">{words.filing.restsOn(field.facts.map((no) => `F-${no}`).join(', '))}</span>}
      </dd>
      <dd className="meta">
        {isMissing ? (
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

export function CopyButton({ text, label, name, shown }: CopyProps) {
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
