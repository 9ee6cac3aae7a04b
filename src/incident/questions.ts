/**
 * What a supplier is asked when it reports a breach. GDPR and UK GDPR Article 33(2) name no content, so the set asks what Article 33(3) will
 * want of us, and what severity, decision and register turn on (EDPB Guidelines 9/2022: the processor need not assess the risk before telling).
 * Texts and hours are ours. Numbered [QST] in docs/rules/facts.md.
 */
import { ANSWERS } from '../organisation/organisation.ts'
import { countRange, isoMoment, listOfLines, type SettablePath } from './settable.ts'

/** `choice` takes one of `options`; `moment` a time with its zone; `count` a number or a range such as 200,000 to 300,000. */
export const ANSWER_KINDS = ['text', 'choice', 'moment', 'count', 'lines'] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]

export type StandardQuestion = {
  /** Never changed once it has been used: an answer is found again by it. */
  code: string
  asks: string
  why: string
  /** The topic under which the answer stands in the ledger. */
  topic: string
  answer: AnswerKind
  options: readonly string[]
  /** Hours from asking to answering. */
  hours: number
  /** What in the incident file the answer sets; null: words only. */
  sets: SettablePath | null
}

const YES_NO = ANSWERS
const ask = (
  code: string,
  hours: number,
  asks: string,
  why: string,
  more: { topic?: string; answer?: AnswerKind; options?: readonly string[]; sets?: SettablePath } = {},
): StandardQuestion => ({
  code,
  asks,
  why,
  hours,
  topic: more.topic ?? code,
  answer: more.answer ?? (more.options ? 'choice' : 'text'),
  options: more.options ?? [],
  sets: more.sets ?? null,
})

/** In the order in which answers usually matter. Four hours: what a supplier knows when it calls. */
export const STANDARD_QUESTIONS: readonly StandardQuestion[] = [
  ask('supplier_aware', 4, 'When did you become aware of the incident, and how?', 'It shows how long we were not told.', {
    answer: 'moment',
    sets: 'moments.supplierAwareAt',
  }),
  ask('occurred', 4, 'When did it begin? If you do not know, since when could it have been?', 'The authority asks; it bounds whose data can be in it.', {
    answer: 'moment',
    sets: 'moments.occurredAt',
  }),
  ask('contained', 4, 'Is it over? What still runs, and what have you cut off?', 'While it goes on, everything we say is provisional.', {
    topic: 'containment',
  }),
  ask('ransomware', 4, 'Was ransomware or other destructive software used?', 'Data that cannot be reached are a breach too.', {
    options: YES_NO,
    sets: 'whatHappened.ransomware',
  }),
  ask('availability', 4, 'Can any of our data not be reached now?', 'Being without the data can harm people by itself.', {
    options: YES_NO,
    sets: 'whatHappened.availability',
  }),
  ask('contact', 4, 'Who can we reach at any hour, by what means that the attacker cannot read?', 'Mail may be read by whoever is inside.'),
  ask('data_sets', 24, 'Which sets of our data were on the systems concerned? Name each, with its date.', 'It is the first bound on who is affected.', {
    topic: 'whose data',
    answer: 'lines',
  }),
  ask('kinds', 24, 'Which kinds of personal data are in them?', 'Duties differ by kind; people are told their own.', { topic: 'kinds of data' }),
  ask('people', 24, 'How many people are in them, at least and at most? How was that counted?', 'The authority is told a range.', {
    topic: 'people at the supplier',
    answer: 'count',
  }),
  ask('special_risk', 24, 'Are children in them, or people whose safety depends on not being found?', 'They are told first, and differently.', {
    topic: 'people at risk',
  }),
  ask(
    'former',
    24,
    'Do they hold people who have left us, or data that you should have deleted? Since when?',
    'Former members are told too, and it will be asked why the data were still there.',
    { topic: 'retention' },
  ),
  ask('abroad', 24, 'Are people abroad in them, and in which countries and states?', 'Other laws follow where people live.', { topic: 'residence' }),
  ask('exfiltration', 24, 'Was data copied out?', 'It decides most of all. "Not seen" counts only with what was looked at.', {
    options: ['seen', 'likely', 'not_seen', 'unknown'],
    sets: 'whatHappened.exfiltration',
  }),
  ask(
    'looked_at',
    24,
    'What have you looked at to answer that, and for which hours? Logs, traffic, leak sites: one a line.',
    'Without it, "no evidence" says nothing.',
    { topic: 'what was looked at', answer: 'lines', sets: 'whatHappened.lookedAt' },
  ),
  ask('encrypted', 24, 'Were our data encrypted where they lay, and is the key safe?', 'If so, people may not have to be told.', {
    topic: 'encryption',
    options: YES_NO,
    sets: 'whatHappened.encryptedKeySafe',
  }),
  ask('backup', 24, 'Which backups of our data are intact?', 'It decides whether the loss is for good.', {
    topic: 'backups',
    options: ['none', 'partial', 'full', 'unknown'],
    sets: 'whatHappened.backup',
  }),
  ask('restored', 72, 'Are the data restored? If not, by when?', 'The longer people are without, the graver it is.', {
    topic: 'restoring',
    options: YES_NO,
    sets: 'whatHappened.restored',
  }),
  ask('altered', 72, 'Was any of our data changed?', 'Wrong data can harm when they are used again.', {
    topic: 'integrity',
    options: YES_NO,
    sets: 'whatHappened.integrity',
  }),
  ask('cause', 72, 'How did they get in, and by which account or weakness?', 'The authority asks; it shows who else may be hit.', { topic: 'entry' }),
  ask('systemic', 24, 'Are other customers of yours affected in the same way?', 'They may know more, and people may hear from several of us.', {
    topic: 'other customers',
    options: YES_NO,
    sets: 'whatHappened.systemic',
  }),
  ask('chain', 24, 'Which of your own suppliers held our data or were involved? Who told whom, and when?', 'The chain has to be told to the authority.', {
    topic: 'chain',
    answer: 'lines',
    sets: 'supplier.chain',
  }),
  ask('measures_before', 72, 'What protected our data before: access, backups, monitoring, patching?', 'The authority asks.', {
    topic: 'measures before',
    answer: 'lines',
  }),
  ask('measures_taken', 24, 'What have you done since, and what comes next?', 'The authority asks; it goes into the notices.', {
    topic: 'measures taken',
    answer: 'lines',
  }),
  ask('authorities', 24, 'Whom have you told: police, NCSC, your authority, insurer? With which references?', 'References are asked for in every form.', {
    topic: 'bodies told',
    answer: 'lines',
  }),
  ask('attacker', 24, 'Is there contact with the attacker, a demand, a payment, a promise to delete?', 'A promise of an attacker is not evidence.', {
    topic: 'attacker',
  }),
  ask(
    'evidence',
    24,
    'Hand over copies of all files with our data, readable or not, and a list of them with size and SHA-256.',
    'We read contents, not names of files.',
    { topic: 'evidence' },
  ),
  ask('forensics', 72, 'Who examines it, and when do we get the report?', 'Only what is established may be stated as known.', { topic: 'examination' }),
  ask('next_update', 24, 'When do you tell us more?', 'We must say when what is missing will come.', { topic: 'next update', answer: 'moment' }),
]

export function standardQuestion(code: string): StandardQuestion | undefined {
  return STANDARD_QUESTIONS.find((question) => question.code === code)
}

/** What an answer says in the ledger, and the value it sets; a sentence when it is not an answer to that kind of question. */
export type ReadAnswer = { says: string; value: unknown } | { problem: string }

export function readAnswer(kind: AnswerKind, options: readonly string[], text: string): ReadAnswer {
  const said = text.trim()
  if (said === '') return { problem: 'an answer in words is needed; "unknown" is one' }
  switch (kind) {
    case 'text':
      return { says: said, value: said }
    case 'choice': {
      const wanted = said.toLowerCase().replaceAll(' ', '_')
      const [choice] = wanted.split(/[:;,.\n]/)
      if (!options.includes(choice!)) return { problem: `begin with one of: ${options.join(', ').replaceAll('_', ' ')}` }
      return { says: said, value: choice }
    }
    case 'moment': {
      const at = isoMoment(said)
      if (at) return { says: at, value: at }
      return /^(not known|unknown)\b/i.test(said)
        ? { says: said, value: null }
        : { problem: 'a time with its zone, such as 2026-10-21T06:10+01:00, or "unknown"' }
    }
    case 'count': {
      const range = countRange(said)
      if (range) return { says: said, value: range }
      return /^(not known|unknown)\b/i.test(said) ? { says: said, value: null } : { problem: 'a number or a range, such as 200,000 to 300,000, or "unknown"' }
    }
    case 'lines':
      return { says: listOfLines(said).join('; '), value: listOfLines(said) }
  }
}

/** The share of the time given after which a reminder is due. */
export const REMIND_AT_SHARE = 0.8
const DAY_MS = 86_400_000

export type Occasion = 'soon' | 'due' | 'late'
export type DueReminder = { occasion: Occasion; dueAt: Date }

/**
 * [QST3] The reminder that is due now: at 80 % of the time given, when it is over, and then each day; null: none, or it was given already.
 * Only the newest counts, so that a machine that slept for three days reminds once.
 */
export function reminderDue(asked: { askedAt: Date; dueAt: Date }, reminded: readonly DueReminder[], now: Date): DueReminder | null {
  const [start, end] = [asked.askedAt.getTime(), asked.dueAt.getTime()]
  const at = now.getTime()
  const soon = start + (end - start) * REMIND_AT_SHARE
  if (at < soon) return null
  const daysLate = Math.floor((at - end) / DAY_MS)
  const reminder: DueReminder =
    at < end
      ? { occasion: 'soon', dueAt: new Date(soon) }
      : daysLate < 1
        ? { occasion: 'due', dueAt: asked.dueAt }
        : { occasion: 'late', dueAt: new Date(end + daysLate * DAY_MS) }
  const given = reminded.some(({ occasion, dueAt }) => occasion === reminder.occasion && dueAt.getTime() === reminder.dueAt.getTime())
  return given ? null : reminder
}

/** [QST5] When the next reminder has to be raised: now, where one is due that was not raised; else at the next occasion. */
export function nextReminderAt(asked: { askedAt: Date; dueAt: Date }, raised: readonly DueReminder[], now: Date): Date {
  if (reminderDue(asked, raised, now)) return now
  const [start, end] = [asked.askedAt.getTime(), asked.dueAt.getTime()]
  const soon = start + (end - start) * REMIND_AT_SHARE
  const daysLate = Math.max(0, Math.floor((now.getTime() - end) / DAY_MS) + 1)
  // Rounded up: a job a fraction of a millisecond early would find nothing due and plan itself for the same moment.
  return new Date(Math.ceil(now.getTime() < soon ? soon : now.getTime() < end ? end : end + daysLate * DAY_MS))
}
