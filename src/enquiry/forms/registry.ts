/** Every form, by kind. */
import { complaintForm, enquiryForm } from './ask-us.ts'
import { claimForm } from './claim-form.ts'
import { claimantForm } from './claimant-form.ts'
import type { Form, FormKind } from './form.ts'
import { accessForm, correctionForm, erasureForm, notOnListForm, objectionForm } from './rights.ts'

export const FORMS: Record<FormKind, Form> = {
  enquiry: enquiryForm,
  complaint: complaintForm,
  access: accessForm,
  erasure: erasureForm,
  objection: objectionForm,
  correction: correctionForm,
  not_on_list: notOnListForm,
  claim: claimForm,
}

/** Part of each form's address, the same in every language, because it stands in notices to be typed. */
export const FORM_PLACE: Record<FormKind, string> = {
  enquiry: 'ask',
  complaint: 'complain',
  access: 'copy',
  erasure: 'delete',
  objection: 'stop',
  correction: 'correct',
  not_on_list: 'not-me',
  claim: 'claim',
}
/** `own`: the organisation's side. `claimants`: a firm that acts for people who claim, against somebody else, and answers nothing in its place. */
export type Side = 'own' | 'claimants'

/** The forms of a side; null: it has none of that kind. */
export const formFor = (side: Side, kind: FormKind): Form | null => (side === 'own' ? FORMS[kind] : kind === 'claim' ? claimantForm : null)

/** null: this side has no form there. */
export const formAt = (place: string, side: Side): Form | null => {
  const found = Object.entries(FORM_PLACE).find(([, one]) => one === place)
  return found === undefined ? null : formFor(side, found[0] as FormKind)
}
export const isFormPlace = (place: string): boolean => Object.values(FORM_PLACE).includes(place)
