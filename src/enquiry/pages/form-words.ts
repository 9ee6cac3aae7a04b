/** What stands around the questions of a form, in each language. */
import type { Language } from '../../notify/notice.ts'
import type { FormKind } from '../forms/form.ts'
import type { ProblemCode } from '../forms/check-answer.ts'
import { formWordsCy } from './form-words-cy.ts'
import { formWordsEn } from './form-words-en.ts'
import { CLAIMANT_WORDS, type ClaimantWords } from './claimants/words.ts'
import { sideOf, type Page } from './site.ts'

export type FormPageWords = {
  back: string
  backToStatement: string
  start: string
  need: string
  otherWays: { heading: string; before: string; after: (address: string) => string; wrong: string }
  step(title: string, number: number, count: number): string
  lastStep(title: string): string
  saveAndGoOn: string
  canSkip: string
  or: string
  day: string
  month: string
  year: string
  stop: string
  stopSaved: string
  problem: { prefix: string; heading: string }
  problems: Record<ProblemCode, (count?: number) => string>
  list: { title: string; change: string; none: string; notGiven: string }
  files: { add: string; choose: string; added: string; remove: string; goOn: string; bytes(bytes: number): string }
  fileProblems: Record<'too_large' | 'too_many' | 'kind' | 'none' | 'full', string>
  /** What follows after sending; days and months as the desk counts them. */
  afterwards: {
    heading: string
    atOnce: string
    reference: string
    days(count: number): string
    workingDays(count: number): string
    months(count: number): string
  }
  sent: {
    reference: string
    at(moment: string): string
    nextHeading: string
    by(day: string): string
    next: Record<FormKind, { acknowledge?: string; read?: string; answer: string }>
    longer: string
    also: { heading: string; text: string; after: string }
    addHeading: string
    add: string
    addPhone: string
    warn: string
    weighsHeading: string
    weighs: string
    print: string
    statement: string
  }
  stopPage: { title: string; lead: string; code: string; until(day: string): string; where: string; again: string; forget: string }
  returnPage: { title: string; lead: string; code: string; go: string; unknown: string }
  hub: { title: string; lead: string; items: Record<FormKind, string>; mine: [string, string]; otherHeading: string }
  cookies: { title: string; text: string }
  expired: { title: string; text: string; again: string }
  busy: { title: string; text: string; wait: string; go: string }
}

export const FORM_WORDS: Record<Language, FormPageWords> = { en: formWordsEn, cy: formWordsCy }

const forClaimants = (words: FormPageWords, { form, hub }: ClaimantWords): FormPageWords => ({
  ...words,
  backToStatement: form.backToStart,
  otherWays: { ...words.otherWays, wrong: form.wrong },
  sent: { ...words.sent, next: { ...words.sent.next, claim: { read: form.read, answer: form.answer } }, statement: form.toStart },
  hub: { ...words.hub, title: hub.title, lead: hub.lead },
})
const CLAIMANT_FORM_WORDS: Record<Language, FormPageWords> = {
  en: forClaimants(formWordsEn, CLAIMANT_WORDS.en),
  cy: forClaimants(formWordsCy, CLAIMANT_WORDS.cy),
}

/** In the words of who asks: the organisation, or a firm that acts for claimants. */
export const formWordsOf = ({ language, facts }: Page): FormPageWords => (sideOf(facts) === 'own' ? FORM_WORDS : CLAIMANT_FORM_WORDS)[language]
