/** Puts a supplier into the list, or changes it. What is left empty is not known. */
import { useState } from 'react'
import type { DataSetView, PreparednessView, SupplierCard } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { InlineForm, LinesField, TextField } from '../parts/form.tsx'
import { useWords } from '../parts/words.tsx'
import { counted, given } from './given.ts'

type Held = { key: string; dataSet: string; of: DataSetView['of']; kinds: DataSetView['kinds']; people: string; keepUntil: string; note: string }
const newHeld = (): Held => ({ key: crypto.randomUUID(), dataSet: '', of: [], kinds: [], people: '', keepUntil: '', note: '' })
const heldOf = (held: DataSetView): Held => ({
  ...held,
  key: crypto.randomUUID(),
  people: held.people === null ? '' : String(held.people),
  keepUntil: held.keepUntil ?? '',
})

type Props = { view: PreparednessView; supplier?: SupplierCard; close: () => void }

export function SupplierForm({ view, supplier, close }: Props) {
  const words = useWords()
  const { form } = words.preparedness
  const [fields, setFields] = useState(() => fieldsOf(supplier))
  const [isAlone, setAlone] = useState(supplier?.subSuppliers?.length === 0)
  const [holds, setHolds] = useState<Held[]>(() => supplier?.holds.map(heldOf) ?? [newHeld()])
  const send = useChange(() => post<PreparednessView>('/api/suppliers', bodyOf(fields, isAlone, holds, supplier?.name)), close)
  const field = (name: keyof typeof fields) => ({
    label: form[name],
    value: fields[name],
    set: (value: string) => setFields((before) => ({ ...before, [name]: value })),
  })
  const change = (key: string, changed: Partial<Held>) => setHolds((before) => before.map((held) => (held.key === key ? { ...held, ...changed } : held)))
  const title = supplier ? words.preparedness.changeOf(supplier.name) : words.preparedness.add
  return (
    <InlineForm className="apart-below wide" send={send} save={words.preparedness.save} close={close} label={title}>
      <h2 className="form-title">{title}</h2>
      <div className="two">
        <TextField {...field('name')} required autoFocus />
        <TextField {...field('kind')} />
        <TextField {...field('contactName')} />
        <TextField {...field('phone')} type="tel" />
        <TextField {...field('email')} type="email" />
        <TextField {...field('country')} maxLength={2} />
        <TextField {...field('clause')} />
        <TextField {...field('hours')} inputMode="numeric" pattern="[0-9]*" />
        <TextField {...field('readOn')} type="date" />
        <TextField {...field('ends')} type="date" />
      </div>
      {!isAlone && <LinesField {...field('subs')} rows={2} />}
      <label className="check">
        <input type="checkbox" checked={isAlone} onChange={(event) => setAlone(event.target.checked)} /> {form.subsNone}
      </label>
      <h3 className="strong">{form.holds}</h3>
      {holds.map((held) => (
        <HeldFields
          key={held.key}
          held={held}
          choices={view.choices}
          change={(changed) => change(held.key, changed)}
          drop={() => setHolds((before) => before.filter(({ key }) => key !== held.key))}
        />
      ))}
      <p>
        <button type="button" className="btn small" onClick={() => setHolds((before) => [...before, newHeld()])}>
          {form.addDataSet}
        </button>
      </p>
    </InlineForm>
  )
}

type HeldProps = { held: Held; choices: PreparednessView['choices']; change: (changed: Partial<Held>) => void; drop: () => void }

function HeldFields({ held, choices, change, drop }: HeldProps) {
  const words = useWords()
  const { form } = words.preparedness
  return (
    <fieldset className="held">
      <legend className="sr">{held.dataSet || form.dataSet}</legend>
      <div className="two">
        <TextField label={form.dataSet} value={held.dataSet} set={(dataSet) => change({ dataSet })} required />
        <TextField label={form.people} value={held.people} set={(people) => change({ people })} inputMode="numeric" pattern="[0-9]*" />
        <TextField label={form.keepUntil} value={held.keepUntil} set={(keepUntil) => change({ keepUntil })} type="date" />
      </div>
      <Several
        title={words.preparedness.whose}
        all={choices.relationships}
        chosen={held.of}
        label={(one) => words.relationship[one]}
        set={(of) => change({ of })}
      />
      <Several title={words.preparedness.kinds} all={choices.kinds} chosen={held.kinds} label={(one) => words.kind[one]} set={(kinds) => change({ kinds })} />
      <button type="button" className="btn plain small" onClick={drop}>
        {form.dropDataSet}
      </button>
    </fieldset>
  )
}

type SeveralProps<Code extends string> = { title: string; all: Code[]; chosen: Code[]; label: (code: Code) => string; set: (chosen: Code[]) => void }

function Several<Code extends string>({ title, all, chosen, label, set }: SeveralProps<Code>) {
  return (
    <details>
      <summary>
        {title}: {chosen.length === 0 ? '–' : chosen.map(label).join(', ')}
      </summary>
      <div className="several">
        {all.map((code) => (
          <label key={code} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(event) => set(event.target.checked ? all.filter((one) => one === code || chosen.includes(one)) : chosen.filter((one) => one !== code))}
            />{' '}
            {label(code)}
          </label>
        ))}
      </div>
    </details>
  )
}

function fieldsOf(supplier: SupplierCard | undefined) {
  const { contact, contract } = supplier ?? {}
  return {
    name: supplier?.name ?? '',
    kind: supplier?.kind ?? '',
    country: supplier?.country ?? '',
    contactName: contact?.name ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
    subs: supplier?.subSuppliers?.join('\n') ?? '',
    clause: contract?.clause ?? '',
    hours: contract?.hours ? String(contract.hours) : '',
    readOn: contract?.readOn ?? '',
    ends: contract?.ends ?? '',
  }
}

function bodyOf(fields: ReturnType<typeof fieldsOf>, isAlone: boolean, holds: Held[], instead: string | undefined) {
  const subs = fields.subs
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const contact = given({ name: fields.contactName, email: fields.email, phone: fields.phone })
  const contract = { ...given({ clause: fields.clause, read_on: fields.readOn, ends: fields.ends }), ...counted('tell_us_within_hours', fields.hours) }
  return {
    instead,
    supplier: {
      ...given({ name: fields.name, kind: fields.kind, country: fields.country }),
      ...(Object.keys(contact).length > 0 ? { contact } : {}),
      ...(isAlone ? { sub_suppliers: [] } : subs.length > 0 ? { sub_suppliers: subs } : {}),
      ...(Object.keys(contract).length > 0 ? { contract } : {}),
      holds: holds
        .filter(({ dataSet }) => dataSet.trim() !== '')
        .map(({ dataSet, of, kinds, people, keepUntil, note }) => ({
          ...given({ data_set: dataSet, keep_until: keepUntil, note }),
          ...counted('people', people),
          of,
          kinds,
        })),
    },
  }
}
