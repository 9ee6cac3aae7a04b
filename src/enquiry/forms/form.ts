/**
 * What a public form is: questions in order, each on a page of its own, with its words in every language. What was answered so far decides
 * which questions come. Pure: nothing here reads, writes or asks the time.
 */
import type { Language } from '../../notify/notice.ts'

export const FORM_KINDS = ['enquiry', 'complaint', 'access', 'erasure', 'objection', 'correction', 'not_on_list', 'claim'] as const
export type FormKind = (typeof FORM_KINDS)[number]

/** By field: what was typed, or the choices ticked. */
export type Answers = Record<string, string | string[]>

/** Words of one question in one language. */
export type QuestionWords = {
  /** The question itself: the heading of its page. */
  title: string
  /** What it is called in the list of answers. */
  short: string
  hint?: string
  /** By value: label, and a line below it. */
  options?: Record<string, string | [string, string]>
  /** By field, for questions of several fields. */
  labels?: Record<string, string>
  /** What to say when nothing was answered; by default that of its type. */
  empty?: string
}

type Common = {
  id: string
  words: Record<Language, QuestionWords>
  /** Only asked when this holds of the answers so far. */
  when?: (answers: Answers) => boolean
  canSkip?: true
}
export type TextField = {
  name: string
  autocomplete?: string
  inputMode?: 'numeric' | 'email' | 'tel' | 'decimal'
  /** Class of width in the style sheet. */
  width: 'w-2' | 'w-4' | 'w-8' | 'w-30' | 'w-code'
  isOptional?: true
}
export type Question = Common &
  (
    | { type: 'text'; field: TextField; check?: Check }
    /** Several lines. */
    | { type: 'long' }
    | { type: 'fields'; fields: readonly TextField[]; checks?: Record<string, Check> }
    | { type: 'choice'; values: readonly string[] }
    /** `alone`: the answer that excludes the others. */
    | { type: 'checks'; values: readonly string[]; alone?: string }
    /** Day, month, year. `mayBeAbout`: month and year are enough. */
    | { type: 'date'; mayBeAbout?: true }
    | { type: 'files' }
  )
export type Check = 'email' | 'postcode' | 'amount' | 'code' | 'hours' | 'phone'

export type FormWords = {
  title: string
  lead: string[]
  /** Lists before the start: heading and items. */
  know: { heading: string; items: string[] }
  need: { heading: string; items: string[] }
  send: { heading: string; texts: string[]; button: string }
  done: string
}
export type Form = {
  kind: FormKind
  /** First letter of its references. */
  letter: string
  questions: readonly Question[]
  words: Record<Language, FormWords>
}

export const oneOf = (answers: Answers, field: string): string => {
  const value = answers[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
export const allOf = (answers: Answers, field: string): string[] => {
  const value = answers[field]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}
export const ticked = (field: string, value: string) => (answers: Answers) => allOf(answers, field).includes(value)

/** The fields that a question fills. */
export function fieldsOf(question: Question): string[] {
  switch (question.type) {
    case 'text':
      return [question.field.name]
    case 'fields':
      return question.fields.map(({ name }) => name)
    case 'date':
      return [`${question.id}-day`, `${question.id}-month`, `${question.id}-year`]
    default:
      return [question.id]
  }
}

/** The questions that come, by the answers so far. */
export function pathThrough(form: Form, answers: Answers): Question[] {
  return form.questions.filter(({ when }) => when === undefined || when(answers))
}

/** Answered, or skipped on purpose: its fields have been sent. */
export const isAnswered = (question: Question, answers: Answers): boolean => fieldsOf(question).some((field) => answers[field] !== undefined)

/** What comes after a question: the next of the path; on the way back from the list of answers, the first that is still open; null: the list. */
export function nextAfter(form: Form, answers: Answers, questionId: string, hasReachedList: boolean): Question | null {
  const path = pathThrough(form, answers)
  if (hasReachedList) return path.find((question) => !isAnswered(question, answers)) ?? null
  return path[path.findIndex(({ id }) => id === questionId) + 1] ?? null
}

/** Answers to questions that no longer come are not sent: nobody gave them for what is asked now. */
export function keptAnswers(form: Form, answers: Answers): Answers {
  const kept = new Set(pathThrough(form, answers).flatMap(fieldsOf))
  return Object.fromEntries(Object.entries(answers).filter(([field]) => kept.has(field)))
}

/** ISO day, or ISO month where the day was left out; null: no day. */
export function dayOf(answers: Answers, id: string): string | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => oneOf(answers, `${id}-${part}`)) as [string, string, string]
  if (!/^\d{4}$/.test(year) || month === '') return null
  const start = `${year}-${month.padStart(2, '0')}`
  return day === '' ? start : `${start}-${day.padStart(2, '0')}`
}
