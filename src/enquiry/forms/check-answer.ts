/** Reads what was typed for one question, and says what is wrong with it. Forgiving: spaces, case and the wrong dash are ours to mend. */
import { readReference } from '../../notify/reference.ts'
import { fieldsOf, type Answers, type Check, type Question, type TextField } from './form.ts'

/** What is wrong, as a code; the words are in pages/form-words-*.ts. */
export const PROBLEMS = [
  'empty',
  'choose',
  'tick',
  'alone',
  'too_long',
  'email',
  'postcode',
  'amount',
  'code',
  'code_length',
  'hours',
  'phone',
  'day',
  'month',
  'year',
  'no_such_day',
  'future',
] as const
export type ProblemCode = (typeof PROBLEMS)[number]
export type Problem = { field: string; code: ProblemCode; /** For `code_length`: how many letters were typed. */ count?: number }

/** Longest answers, in characters; more is refused with a way out (attach it, or post it), never cut. */
export const LONGEST = { text: 300, long: 10_000 } as const

export type Typed = { answers: Answers; problems: Problem[] }

/** `today`: ISO day where the organisation is; a day after it is in the future. */
export function readAnswer(question: Question, body: URLSearchParams, today: string): Typed {
  switch (question.type) {
    case 'text':
      return fieldsRead(question, [question.field], body, question.check === undefined ? {} : { [question.field.name]: question.check })
    case 'fields':
      return fieldsRead(question, question.fields, body, question.checks ?? {})
    case 'long':
      return longRead(question, body)
    case 'choice':
      return choiceRead(question.id, question.values, question.canSkip, body)
    case 'checks':
      return checksRead(question.id, question, body)
    case 'date':
      return dateRead(question, body, today)
    case 'files':
      return { answers: { [question.id]: oneLine(body.get(question.id)) || 'seen' }, problems: [] }
  }
}

export const oneLine = (text: string | null): string =>
  (text ?? '')
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()

/** Line breaks stay; other control characters are noise or worse. */
const manyLines = (text: string | null): string =>
  (text ?? '')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n]/gu, '')
    .trim()

function fieldsRead(question: Question, fields: readonly TextField[], body: URLSearchParams, checks: Record<string, Check>): Typed {
  const answers = Object.fromEntries(fields.map(({ name }) => [name, oneLine(body.get(name))]))
  const problems: Problem[] = []
  for (const { name, isOptional } of fields) {
    const text = answers[name]!
    if (text.length > LONGEST.text) problems.push({ field: name, code: 'too_long' })
    else if (text === '') {
      if (isOptional === undefined && question.canSkip === undefined) problems.push({ field: name, code: 'empty' })
    } else if (checks[name] !== undefined) {
      const { value, problem } = checked(checks[name], text)
      answers[name] = value
      if (problem !== undefined) problems.push({ field: name, ...problem })
    }
  }
  return { answers, problems }
}

function longRead({ id, canSkip }: Question, body: URLSearchParams): Typed {
  const text = manyLines(body.get(id))
  const problems: Problem[] =
    text.length > LONGEST.long ? [{ field: id, code: 'too_long' }] : text === '' && canSkip === undefined ? [{ field: id, code: 'empty' }] : []
  return { answers: { [id]: text }, problems }
}

function choiceRead(id: string, values: readonly string[], canSkip: true | undefined, body: URLSearchParams): Typed {
  const value = body.get(id) ?? ''
  if (values.includes(value)) return { answers: { [id]: value }, problems: [] }
  return { answers: { [id]: '' }, problems: canSkip === true ? [] : [{ field: id, code: 'choose' }] }
}

function checksRead(id: string, { values, alone, canSkip }: Question & { type: 'checks' }, body: URLSearchParams): Typed {
  const chosen = values.filter((value) => body.getAll(id).includes(value))
  const answers = { [id]: chosen }
  if (chosen.length === 0 && canSkip === undefined) return { answers, problems: [{ field: id, code: 'tick' }] }
  if (alone !== undefined && chosen.length > 1 && chosen.includes(alone)) return { answers, problems: [{ field: id, code: 'alone' }] }
  return { answers, problems: [] }
}

function dateRead(question: Question & { type: 'date' }, body: URLSearchParams, today: string): Typed {
  const { id } = question
  const [day, month, year] = ['day', 'month', 'year'].map((part) => oneLine(body.get(`${id}-${part}`))) as [string, string, string]
  const answers = { [`${id}-day`]: day, [`${id}-month`]: month, [`${id}-year`]: year }
  const wrong = (part: string, code: ProblemCode): Typed => ({ answers, problems: [{ field: `${id}-${part}`, code }] })
  if (day === '' && month === '' && year === '') return question.canSkip ? { answers, problems: [] } : wrong('day', 'empty')
  const isDayNeeded = question.mayBeAbout === undefined
  if ((isDayNeeded || day !== '') && !inRange(day, 1, 31)) return wrong('day', 'day')
  if (!inRange(month, 1, 12)) return wrong('month', 'month')
  if (!/^\d{4}$/.test(year) || !inRange(year, 1900, 2200)) return wrong('year', 'year')
  if (day !== '' && Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) return wrong('day', 'no_such_day')
  const typed = `${year}-${month.padStart(2, '0')}-${(day || '1').padStart(2, '0')}`
  return typed > today ? wrong('day', 'future') : { answers, problems: [] }
}

const inRange = (text: string, least: number, most: number): boolean => /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most

function checked(check: Check, text: string): { value: string; problem?: Omit<Problem, 'field'> } {
  switch (check) {
    case 'email':
      // The least that can be delivered; whether it can be is found out by writing to it.
      return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) && text.length <= 254 ? { value: text } : { value: text, problem: { code: 'email' } }
    case 'phone':
      return text.replace(/\D/g, '').length >= 7 ? { value: text } : { value: text, problem: { code: 'phone' } }
    case 'postcode':
      return postcodeChecked(text)
    case 'amount': {
      const plain = text.replace(/[£€$,\s]/g, '')
      return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? { value: plain } : { value: text, problem: { code: 'amount' } }
    }
    case 'hours': {
      const plain = text.replace(',', '.').replace(/\s*(hours?|hrs?|h|awr)$/i, '')
      return /^\d{1,4}(\.\d{1,2})?$/.test(plain) ? { value: plain } : { value: text, problem: { code: 'hours' } }
    }
    case 'code':
      return codeChecked(text)
  }
}

/** The shape of a British postcode; one from elsewhere is taken as it is, when it has a figure in it. */
function postcodeChecked(text: string): { value: string; problem?: Omit<Problem, 'field'> } {
  const squeezed = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const british = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(squeezed)
  if (british !== null) return { value: `${british[1]} ${british[2]}` }
  return /\d/.test(squeezed) && squeezed.length >= 3 && squeezed.length <= 10 ? { value: text.toUpperCase() } : { value: text, problem: { code: 'postcode' } }
}

const CODE_LETTERS = 18
function codeChecked(text: string): { value: string; problem?: Omit<Problem, 'field'> } {
  const reference = readReference(text)
  if (reference !== null) return { value: reference }
  const count = text.replace(/[\s\-–—.]/g, '').length
  return { value: text, problem: count === CODE_LETTERS ? { code: 'code' } : { code: 'code_length', count } }
}

/** The first field of a question: where its error leads. */
export const firstFieldOf = (question: Question): string => fieldsOf(question)[0]!
