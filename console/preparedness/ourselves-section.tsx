/** Who we are: an incident takes it over. */
import { useState } from 'react'
import type { PreparednessView } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { ChoiceField, InlineForm, TextField } from '../parts/form.tsx'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'
import { counted, given } from './given.ts'
import { Missing } from './missing.tsx'

export function OurselvesSection({ view, mayChange }: { view: PreparednessView; mayChange: boolean }) {
  const words = useWords()
  const { preparedness } = words
  const [isChanging, setChanging] = useState(false)
  const { ourselves } = view
  return (
    <Section className="apart" title={preparedness.ourselves} meta={preparedness.ourselvesLead}>
      {isChanging ? (
        <OurselvesForm view={view} close={() => setChanging(false)} />
      ) : (
        <div className="grid">
          <div className="c8">
            {ourselves ? (
              <dl className="facts-of">
                <dt>{preparedness.ours.name}</dt>
                <dd>{[ourselves.name, preparedness.organisationKind[ourselves.kind], ourselves.country].filter(Boolean).join(' · ')}</dd>
                <dt>{preparedness.officer}</dt>
                <dd>{[ourselves.contact.name, ourselves.contact.phone, ourselves.contact.email].filter(Boolean).join(' · ') || preparedness.notKnown}</dd>
                <dt>{preparedness.insurer}</dt>
                <dd>
                  {[ourselves.insurer.party, ourselves.insurer.hours === null ? '' : words.hoursMinutes(ourselves.insurer.hours, 0)]
                    .filter(Boolean)
                    .join(' · ') || preparedness.notKnown}
                </dd>
              </dl>
            ) : (
              <p className="meta-2">{preparedness.ourselvesNone}</p>
            )}
            {mayChange && (
              <p className="btns">
                <button type="button" className="btn small" aria-label={preparedness.changeOf(preparedness.ourselves)} onClick={() => setChanging(true)}>
                  {preparedness.change}
                </button>
              </p>
            )}
          </div>
          <div className="c4">
            <Missing gaps={view.gaps} />
          </div>
        </div>
      )}
    </Section>
  )
}

function OurselvesForm({ view, close }: { view: PreparednessView; close: () => void }) {
  const words = useWords()
  const { ours, organisationKind, nation } = words.preparedness
  const [fields, setFields] = useState(() => fieldsOf(view))
  const field = (name: keyof typeof fields & keyof typeof ours) => ({
    label: ours[name],
    value: fields[name],
    set: (value: string) => setFields((before) => ({ ...before, [name]: value })),
  })
  const send = useChange(() => post<PreparednessView>('/api/suppliers/ourselves', bodyOf(fields)), close)
  return (
    <InlineForm className="wide" send={send} save={words.preparedness.save} close={close} label={words.preparedness.ourselves}>
      <div className="two">
        <TextField {...field('name')} required autoFocus />
        <ChoiceField {...field('kind')} choices={view.choices.organisationKinds.map((kind) => [kind, organisationKind[kind] ?? kind] as const)} />
        <TextField {...field('country')} maxLength={2} />
        <ChoiceField {...field('nation')} choices={view.choices.nations.map((one) => [one, nation[one] ?? one] as const)} none="–" />
        <TextField {...field('zone')} />
        <TextField {...field('officer')} />
        <TextField {...field('email')} type="email" />
        <TextField {...field('phone')} type="tel" />
        <TextField {...field('insurer')} />
        <TextField {...field('insurerHours')} inputMode="numeric" pattern="[0-9]*" />
      </div>
    </InlineForm>
  )
}

function fieldsOf({ ourselves }: PreparednessView) {
  return {
    name: ourselves?.name ?? '',
    kind: ourselves?.kind || 'unknown',
    country: ourselves?.country ?? 'GB',
    nation: ourselves?.nation ?? '',
    zone: ourselves?.zone ?? 'Europe/London',
    officer: ourselves?.contact.name ?? '',
    email: ourselves?.contact.email ?? '',
    phone: ourselves?.contact.phone ?? '',
    insurer: ourselves?.insurer.party ?? '',
    insurerHours: ourselves?.insurer.hours ? String(ourselves.insurer.hours) : '',
  }
}

function bodyOf({ name, kind, country, nation, zone, officer, email, phone, insurer, insurerHours }: ReturnType<typeof fieldsOf>) {
  const contact = given({ name: officer, email, phone })
  return {
    ...given({ name, kind, country, nation, zone }),
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
    ...(insurer.trim() === '' ? {} : { insurer: { party: insurer, ...counted('hours', insurerHours) } }),
  }
}
