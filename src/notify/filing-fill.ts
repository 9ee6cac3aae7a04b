/** Fills a form: its parts in order, with the deadline on top, what is missing and when it comes, and what a person has to look at. Pure. */
import { readFileSync } from 'node:fs'
import { displayDay, displayMoment } from '../incident/zone.ts'
import type { LedgerFact } from '../incident/ledger.ts'
import { assessmentOf } from '../obligation/assessment.ts'
import { dutiesFor } from '../obligation/obligation.ts'
import { factsBehind } from './filing-facts.ts'
import { formOf, type FilingForm } from './filing-forms.ts'
import type { Filing } from './filing.ts'
import type { FilingInput } from './filing-input.ts'
import { namesSomebody } from './filing-warnings.ts'

const TEMPLATE = readFileSync(new URL('./filing.typ', import.meta.url), 'utf8')

/** Typst source that sets a filing; give the filing itself as its data: `typeset(filingTypst(), filing)`. */
export function filingTypst(): string {
  return TEMPLATE
}

export function fillForm(form: FilingForm, input: FilingInput): Filing {
  const { file, assessment, now, facts = [] } = input
  const { zone } = file.organisation
  const owed = assessment.duties.find(({ rule, status }) => form.rules.test(rule) && status !== 'not_due' && status !== 'exempt')
  const duty = owed ?? dutiesFor(assessment.facts, now).find(({ rule }) => form.rules.test(rule))
  const promised = file.notices.nextUpdateOn
  const when =
    input.nextUpdate ??
    (promised ? `To follow${phases(form)}, by ${displayDay(new Date(`${promised}T12:00:00Z`), zone)}.` : `To follow${phases(form)} as soon as it is known.`)
  const parts = form.parts(input).map((part) => ({
    ...part,
    fields: part.fields.map((entry) => {
      const behind = factsBehind(entry.id, facts as readonly LedgerFact[])
      const withFacts = behind.length > 0 ? { ...entry, facts: behind } : entry
      return entry.source === 'missing' ? { ...withFacts, note: [entry.note, when].filter(Boolean).join(' ') } : withFacts
    }),
  }))
  const fields = parts.flatMap((part) => part.fields)
  const show = (iso: string | null | undefined, none: string) => (iso ? displayMoment(new Date(iso), zone) : none)
  const noFigure = duty && duty.status !== 'not_due' ? duty.clock : 'not due'
  return {
    form: form.id,
    version: input.version ?? 1,
    kind: input.kind ?? 'initial',
    authority: form.authority,
    title: form.title,
    formSource: form.formSource,
    organisation: file.organisation.name,
    reference: file.reference,
    preparedAt: now.toISOString(),
    preparedDisplay: displayMoment(now, zone),
    dueAt: duty?.dueAt ?? null,
    dueDisplay: show(duty?.dueAt, noFigure),
    latestArguableDisplay: show(duty?.latestArguableAt, noFigure),
    parts,
    missing: fields.filter(({ source }) => source === 'missing').map(({ label }) => ({ label, when })),
    warnings: fields.flatMap((entry) => namesSomebody(entry, file)),
    assumptions: assessment.assumptions,
  }
}

const phases = ({ id }: FilingForm) => (id === 'ico' || id === 'edpb' ? ' under Article 33(4)' : '')

export type IcoAsked = Omit<FilingInput, 'assessment'>
/** The ICO's report, straight from an incident file. */
export function icoFiling(asked: IcoAsked): Filing {
  return fillForm(formOf('ico')!, { ...asked, assessment: assessmentOf(asked.file, asked.summary, asked.now) })
}
