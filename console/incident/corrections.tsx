/** Documents that went out with a fact which has changed since: what they say, the fact then and now, and a way to say that it was seen to. */
import { useState } from 'react'
import type { CorrectionView, LedgerView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { InlineForm, TextField } from '../parts/form.tsx'
import { dayTime } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'

type Props = { incidentId: string; corrections: CorrectionView[]; zone: string; maySettle: boolean }

export function Corrections({ incidentId, corrections, zone, maySettle }: Props) {
  const words = useWords()
  if (corrections.length === 0) return null
  const groups = Map.groupBy(corrections, ({ document, factNo }) => `${document} ${factNo}`)
  return (
    <Section className="to-correct" title={words.facts.toCorrect} meta={<span className="accent">{words.number(groups.size)}</span>}>
      <p className="meta-2">{words.facts.toCorrectLead}</p>
      <ul>
        {[...groups].map(([key, group]) => (
          <Entry key={key} incidentId={incidentId} group={group} zone={zone} maySettle={maySettle} />
        ))}
      </ul>
    </Section>
  )
}

function Entry({ incidentId, group, zone, maySettle }: { incidentId: string; group: CorrectionView[]; zone: string; maySettle: boolean }) {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  const [how, setHow] = useState('')
  const [{ document, factNo, before, after, newFactNo, changedAt }] = group as [CorrectionView]
  const settle = useChange(() => post<LedgerView>(incidentUrl(incidentId, 'corrections/settle'), { document, factNo, how }))
  return (
    <li>
      <p className="strong">
        {words.facts.document(document)} <span className="meta">{dayTime(new Date(changedAt), zone, words.locale)}</span>
      </p>
      <dl className="then-now">
        <div>
          <dt>{words.facts.it}</dt>
          <dd>{[...new Set(group.map(({ said }) => said))].join(' … ')}</dd>
        </div>
        <div>
          <dt>
            {words.facts.before} <a href={`#F-${factNo}`}>F-{factNo}</a>
          </dt>
          <dd>
            <del>{before}</del>
          </dd>
        </div>
        <div>
          <dt>
            {words.facts.after} <a href={`#F-${newFactNo}`}>F-{newFactNo}</a>
          </dt>
          <dd>
            <ins>{after}</ins>
          </dd>
        </div>
      </dl>
      {maySettle && !isOpen && (
        <button type="button" className="btn small" onClick={() => setOpen(true)}>
          {words.facts.seenTo}
        </button>
      )}
      {isOpen && (
        <InlineForm send={settle} save={words.facts.settle} close={() => setOpen(false)}>
          <TextField label={words.facts.how} value={how} set={setHow} required />
        </InlineForm>
      )}
    </li>
  )
}
