/** Questions people ask of the statement, and their answers, in English. */
import { longDayEn } from '../../notify/grammar-en.ts'
import { BODY } from '../../notify/public-bodies.ts'
import { RIGHT_WITHIN } from '../../notify/rights.ts'
import type { SiteFacts } from './site.ts'
import type { Question } from './words.ts'

export function questionsEn({ notice, groups }: SiteFacts): Question[] {
  const { organisation, retention } = notice
  const has = (relationship: string) => groups.some((group) => group.relationship === relationship && group.people > 0)
  const list: (Question | null)[] = [
    has('former')
      ? {
          question: 'I left years ago. Why did you still have my data?',
          answer: `${retention.yearsAfterLeaving === null ? 'We kept it longer than you would expect.' : `Our own rule is to delete it ${retention.yearsAfterLeaving} years after a person leaves. Where we did not do that, it is our mistake.`} Our notice tells you which it was for you.${retention.keptUntil === null ? '' : ` We will delete this data by ${longDayEn(retention.keptUntil)}, or sooner if you ask.`}`,
        }
      : null,
    {
      question: 'I never joined. Why have you written to me?',
      answer:
        'Some people are in the files because they signed up to hear from us, or another body gave us their name. Some began to join and did not finish. Some are named in another person’s letter. Phone us and we will tell you which it was.',
    },
    {
      question: 'Why will this page not tell me if I am affected?',
      answer: 'If a page said yes or no, anyone could type in your name and find out. So the answer goes only to an address we already have for you.',
    },
    { question: 'Do I need a new bank account?', answer: 'Not because of this alone. Tell your bank and do what it says.' },
    {
      question: 'Can I ask for compensation?',
      answer:
        'Yes. The law lets you ask for it if this cost you money or caused you distress. Phone or write to us. It is free. You do not need a lawyer. You keep every right you have. You can get your own advice first.',
    },
    { question: 'How do I ask what you hold, or have it deleted?', answer: `Phone or write. It is free. We answer within ${RIGHT_WITHIN.access.en}.` },
    {
      question: 'How do I complain?',
      answer: `Phone or write. We tell you within ${RIGHT_WITHIN.complaint.en} that we have it. Then we look into it and tell you what we decide. You can also go to the Information Commissioner: type ${BODY.regulatorSite} or phone ${BODY.regulatorPhone}.`,
    },
    {
      question: 'You wrote to someone who has died',
      answer: `We are very sorry. Please phone us on ${organisation.phone}. One call is enough, and we will not write again. Criminals can use the data of someone who has died, so we will go through the steps with you.`,
    },
  ]
  return list.filter((entry) => entry !== null)
}
