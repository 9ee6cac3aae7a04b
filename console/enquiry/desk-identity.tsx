/** Is it this person? Suggestions are no proof; two different things are. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PROOF_NAMES } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { day, dayTime, personId } from '../parts/format.ts'
import { TextField } from '../parts/form.tsx'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery, personQuery } from '../queries.ts'
import type { ItemProps } from './desk-item.tsx'

export function Identity(props: ItemProps) {
  const words = useWords()
  const { incidentId, item, mayWork } = props
  const { proof, personNo } = item
  const how = proof === null ? '' : proof.by === 'my_page' ? words.desk.byOwnPage : words.list((proof.how ?? []).map((one) => words.desk.proof[one] ?? one))
  return (
    <>
      <Section title={words.desk.person} meta={personNo === null ? undefined : personId(personNo)}>
        <p>{proof === null ? words.desk.notProven : words.desk.proven(how, dayTime(new Date(proof.at), item.zone, words.locale))}</p>
        {personNo !== null && proof !== null && (
          <p>
            <Link className="btn" to="/incidents/$incidentId/register/$personNo" params={{ incidentId, personNo: String(personNo) }}>
              {words.desk.openPerson}
            </Link>
          </p>
        )}
        {proof !== null && mayWork && (
          <>
            <p>
              <a className="btn" href={incidentUrl(incidentId, `desk/${item.enquiryId}/copy.pdf`)}>
                {words.desk.copy}
              </a>
            </p>
            <p className="meta">{words.desk.copyHint}</p>
          </>
        )}
      </Section>
      {personNo !== null && proof !== null && <InTheFiles incidentId={incidentId} personNo={personNo} item={item} />}
      {item.suggestions.length > 0 && (
        <Section title={words.desk.suggestion}>
          <ul className="plainlist">
            {item.suggestions.map(({ personNo: no, by, flags, isShared }) => (
              <li key={no}>
                <b>{personId(no)}</b> {words.desk.by2[by]}
                {isShared && `, ${words.desk.shared}`}
                {flags.map((flag) => (
                  <span key={flag} className="badge act">
                    {words.flag[flag as keyof typeof words.flag] ?? flag}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {proof === null && mayWork && <ProofForm {...props} />}
    </>
  )
}

/** What the one who phones may be told now: of whom it is proven, masked; each opening is an entry of the log. */
function InTheFiles({ incidentId, personNo, item }: { incidentId: string; personNo: number; item: ItemProps['item'] }) {
  const words = useWords()
  const may = useQuery(meQuery).data?.may ?? []
  const person = useQuery({ ...personQuery(incidentId, personNo), enabled: may.includes('person.read') })
  if (!person.data) return null
  const { exposures, relationship, leftOn, flags } = person.data
  const steps = FIRST_STEPS.filter((kind) => exposures.some((one) => one.kind === kind)).slice(0, 2)
  return (
    <>
      <Section title={words.desk.inFiles} meta={[words.relationship[relationship], leftOn].filter((text) => text !== '').join(', ')}>
        {flags.map((flag) => (
          <span key={flag} className="badge act">
            {words.flag[flag]}
          </span>
        ))}
        <dl className="pairs">
          {exposures.map(({ kind, masked }) => (
            <div key={kind}>
              <dt>{words.kind[kind]}</dt>
              <dd>{masked || words.desk.held}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={words.desk.told}>
        {item.told.length === 0 ? (
          <p>{words.desk.toldNothing}</p>
        ) : (
          <ul className="plainlist">
            {item.told.map(({ at, channel, state }) => (
              <li key={at + channel}>
                {words.desk.toldBy[channel] ?? channel}
                {(state === 'bounced' || state === 'returned') && `, ${words.desk.cameBack}`}{' '}
                <span className="meta">{day(new Date(at), item.zone, words.locale)}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={words.desk.onPhone} meta={words.desk.onPhoneMeta}>
        <p className="msg">{words.desk.sayFirst}</p>
        {steps.map((kind) => (
          <p className="msg" key={kind}>
            {words.desk.sayStep[kind]}
          </p>
        ))}
        <p className="msg">{words.desk.sayUnknown}</p>
      </Section>
    </>
  )
}

/** What is said on the phone before anything else, the most urgent first. */
const FIRST_STEPS = ['password', 'bank_account', 'payment_card'] as const

function ProofForm({ item, change }: ItemProps) {
  const words = useWords()
  const [personNo, setPersonNo] = useState(item.suggestions.length === 1 ? String(item.suggestions[0]!.personNo) : '')
  const [how, setHow] = useState<string[]>([])
  const toggle = (name: string) => setHow(how.includes(name) ? how.filter((one) => one !== name) : [...how, name])
  return (
    <Section title={words.desk.prove}>
      <form
        className="desk-form one"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({ step: 'proof', body: { personNo: Number(personNo.replace(/^P-?0*/i, '')), how } })
        }}
      >
        <TextField label={words.desk.personNo} value={personNo} set={setPersonNo} inputMode="numeric" />
        <fieldset>
          <legend className="meta">{words.desk.proofHint}</legend>
          {PROOF_NAMES.map((name) => (
            <label className="choice" key={name}>
              <input type="checkbox" checked={how.includes(name)} onChange={() => toggle(name)} />
              {words.desk.proof[name]}
            </label>
          ))}
        </fieldset>
        <button type="submit" className="btn" disabled={how.length < 2 || personNo === ''}>
          {words.desk.prove}
        </button>
      </form>
    </Section>
  )
}
