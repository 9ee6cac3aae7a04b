/**
 * The claim form where Tocsin runs for claimants: a law firm or law centre asks, and acts against somebody else. Same answers as the
 * organisation's own form, so the same rules weigh them; other words, because "we" are another. What only the organisation can know is not asked.
 */
import { claimForm } from './claim-form.ts'
import { claimantQuestionWords, claimantWords, noticeReferenceWords } from './claimant-words.ts'
import type { Form, Question } from './form.ts'

/** The code is checked as one of our notices; `unhappy` opens a complaint about us, and we are not who lost the data. */
const LEFT_OUT: ReadonlySet<string> = new Set(['code', 'unhappy'])

const noticeReference: Question = {
  id: 'notice-reference',
  type: 'text',
  canSkip: true,
  field: { name: 'notice-reference', width: 'w-30' },
  when: ({ told }) => ['email', 'letter', 'phone'].includes(String(told)),
  words: noticeReferenceWords,
}

export const claimantForm: Form = {
  kind: 'claim',
  letter: claimForm.letter,
  questions: claimForm.questions.flatMap((question) => {
    if (question.id === 'code') return [noticeReference]
    const words = claimantQuestionWords[question.id]
    return LEFT_OUT.has(question.id) ? [] : [words === undefined ? question : { ...question, words }]
  }),
  words: claimantWords,
}
