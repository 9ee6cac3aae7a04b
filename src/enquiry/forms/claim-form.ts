/**
 * Ask for compensation. UK GDPR Article 82, DPA 2018 section 168. Neutral: optional, changes no right, gives no advice and names no sum.
 * What is asked follows what the rules of docs/rules/claims.md weigh, and nothing else.
 */
import { allOf, oneOf, ticked, type Form, type Question } from './form.ts'
import { claimWords } from './claim-words.ts'
import { code, contact, forName, papers } from './shared.ts'
import { CLAIM_QUESTION_WORDS as W } from './claim-question-words.ts'

const long = (id: keyof typeof W, more: Partial<Pick<Question, 'when' | 'canSkip'>> = {}): Question => ({ id, type: 'long', words: W[id]!, ...more })

export const JURISDICTIONS = ['england', 'wales', 'scotland', 'northern_ireland', 'eu', 'elsewhere'] as const
export const EFFECTS = ['money', 'distress', 'time', 'fraud', 'safety', 'other', 'fear'] as const

export const claimForm: Form = {
  kind: 'claim',
  letter: 'C',
  questions: [
    { id: 'for', type: 'choice', values: ['me', 'child', 'unable', 'died'], words: W['for']! },
    forName,
    { id: 'lawyer', type: 'choice', values: ['none', 'acts', 'claimed', 'settled'], words: W['lawyer']! },
    long('lawyer-details', { when: (answers) => ['acts', 'claimed', 'settled'].includes(oneOf(answers, 'lawyer')) }),
    ...contact,
    { id: 'born', type: 'date', canSkip: true, words: W['born']! },
    { id: 'relation', type: 'choice', values: ['member', 'supporter', 'union', 'former', 'never', 'not_sure'], words: W['relation']! },
    { id: 'lives', type: 'choice', values: JURISDICTIONS, words: W['lives']! },
    { id: 'told', type: 'choice', values: ['email', 'letter', 'phone', 'no', 'not_sure'], words: W['told']! },
    { ...code, when: (answers) => oneOf(answers, 'proven') === '' && ['email', 'letter', 'phone'].includes(oneOf(answers, 'told')) } as Question,
    { id: 'learned', type: 'date', words: W['learned']! },
    {
      id: 'data',
      type: 'checks',
      values: ['contact', 'birth', 'bank', 'card', 'password', 'identity', 'politics', 'union', 'health', 'letters', 'not_sure'],
      alone: 'not_sure',
      words: W['data']!,
    },
    { id: 'effect', type: 'checks', values: EFFECTS, alone: 'fear', words: W['effect']! },
    {
      id: 'money',
      type: 'fields',
      fields: [
        { name: 'money-what', width: 'w-30' },
        { name: 'money-amount', inputMode: 'decimal', width: 'w-8' },
      ],
      checks: { 'money-amount': 'amount' },
      when: ticked('effect', 'money'),
      words: W['money']!,
    },
    { id: 'money-proof', type: 'choice', values: ['now', 'later', 'none'], when: ticked('effect', 'money'), words: W['money-proof']! },
    long('distress', { when: ticked('effect', 'distress') }),
    { id: 'doctor', type: 'choice', values: ['yes', 'no'], when: ticked('effect', 'distress'), words: W['doctor']! },
    {
      id: 'time',
      type: 'fields',
      fields: [
        { name: 'time-hours', inputMode: 'decimal', width: 'w-4' },
        { name: 'time-what', width: 'w-30' },
      ],
      checks: { 'time-hours': 'hours' },
      when: ticked('effect', 'time'),
      words: W['time']!,
    },
    long('fraud', { when: ticked('effect', 'fraud') }),
    long('safety', { when: ticked('effect', 'safety') }),
    long('other-effect', { when: ticked('effect', 'other') }),
    long('fear', { when: ticked('effect', 'fear') }),
    { id: 'steps', type: 'checks', values: ['passwords', 'bank', 'card', 'credit', 'police', 'doctor', 'other', 'none'], alone: 'none', words: W['steps']! },
    papers,
    { id: 'complained', type: 'choice', values: ['no', 'us', 'ico', 'both'], words: W['complained']! },
    long('unhappy', { canSkip: true }),
    { id: 'consent', type: 'checks', values: ['check', 'counsel', 'insurer'], words: W['consent']! },
  ],
  words: claimWords,
}

/** A claim that says what the person is unhappy about is a complaint too, and loses no time by the form it came in (s164A names no form). */
export const alsoComplains = (answers: Parameters<typeof allOf>[0]): boolean => oneOf(answers, 'unhappy') !== ''
