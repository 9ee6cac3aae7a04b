/** What the public can do, by the kinds of data held, in English. */
import type { Kind } from '../../kinds.ts'
import { BODY } from '../../notify/public-bodies.ts'
import { SHOWS } from './kinds-en.ts'
import type { SiteFacts } from './site.ts'
import type { PublicStep } from './words.ts'

export function stepsEn({ notice }: SiteFacts, held: ReadonlySet<Kind>): PublicStep[] {
  const step = (kinds: Kind[], head: string, when: string, howLong: string, gain: string, ...texts: string[]): PublicStep => ({
    kinds,
    head,
    when,
    isNow: when === 'Today',
    howLong,
    gain,
    texts,
  })
  const all = [
    step(
      ['password', 'password_hash'],
      'If you had a password with us: change it',
      'Today',
      '10 minutes',
      'Keeps people out of your other accounts',
      'If you used the same one anywhere else, change it there. Start with your email. Make the new one from three random words. Turn on 2-step verification.',
    ),
    step(
      ['bank_account', 'iban'],
      'If you have ever paid us by Direct Debit: tell your bank',
      'Today',
      '10 minutes',
      'Your bank can then watch for false payments',
      `Phone ${BODY.bank}, or the number on your bank card. Say that criminals had the chance to take your account number and sort code. If a Direct Debit you did not agree to takes money, your bank must pay it back.`,
    ),
    step(
      ['payment_card'],
      'If you have paid us by card: stop that card',
      'Today',
      '10 minutes',
      'Nobody can buy things with it',
      'Phone the number on the back of the card. Ask for a new card.',
    ),
    step(
      ['person_name', 'email', 'phone', 'postal_address'],
      'Watch out for false calls, texts and emails',
      'From now on',
      '',
      'Stops the most common kind of harm',
      'Criminals use what is in such files to sound real. They say they are us, your bank or the police. They offer you money or help with a claim. They hurry you. Hang up. Do not press links. Phone the real number yourself.',
      `Send false emails to ${BODY.falseEmails} and false texts to ${BODY.falseTexts}. If you have lost money, phone your bank first. Then phone Report Fraud on ${BODY.reportFraud}. In Scotland, phone the police on ${BODY.police}.`,
    ),
    step(
      ['date_of_birth'],
      'If you gave us your date of birth: look at your credit file',
      'This month',
      '20 minutes',
      'Shows you loans that are not yours',
      'A name, an address and a date of birth are enough to ask for a loan as you. Every UK credit agency must show you your file free of charge.',
    ),
    step(
      ['ni_number'],
      'If you gave us your National Insurance number: look at your tax account',
      'This month',
      '15 minutes',
      'Shows you jobs and benefits that are not yours',
      `Type ${BODY.taxAccount} into a web browser yourself. Never give the number to someone who phones you.`,
    ),
    step(
      ['passport', 'driving_licence', 'national_id'],
      'If you sent us a passport, licence or identity card: tell the office that gave it to you',
      'This week',
      '20 minutes',
      'The office can then watch for it',
      'Tell it that the number was in stolen files. Do what it says.',
    ),
  ]
  const shows = notice.organisation.membershipShows
  const why = shows === null ? null : SHOWS[shows]
  return [
    ...all.filter(({ kinds }) => kinds.some((kind) => held.has(kind))),
    ...(why === null
      ? []
      : [
          step(
            [],
            `If someone threatens or bothers you because of your ${why}`,
            'If it happens',
            '',
            '',
            `Phone ${BODY.emergency} if you are in danger, or ${BODY.police} if you are not. Then tell us. We write it down and help you talk to the police.`,
          ),
        ]),
  ]
}
