/**
 * The answer to "Am I affected?", as it goes out: whichever answer it is, the message has one sender, one subject, one structure and one length
 * [CHK10], so that nobody along the way can tell them apart. Pure but for the boundary, which there is none of.
 */
import { createHash } from 'node:crypto'
import type { Language, NoticeFacts } from '../notify/notice.ts'
import { readAddress } from '../notify/address.ts'

/** `call`: somebody of that name is on file there, but an e-mail is not the way: others read it, or it would be a danger. */
export type Outcome = 'yes' | 'nothing_found' | 'call'

/** Bytes of the text before it is encoded, whatever it says. */
const TEXT_BYTES = 3_072

type Say = { notice: NoticeFacts; code: string; day: string }
const TEXT: Record<Language, Record<Outcome, (say: Say) => string[]>> = {
  en: {
    yes: ({ notice, code }) => [
      'You are affected.',
      `You asked us whether your data is in the files that criminals broke into at ${notice.supplier.name}. It is. We have written, or will write, to you at an address that we have on file, with what we found and what to do.`,
      `Your code is ${code}. With it you can open the page about your own data: type ${notice.organisation.statementAddress.split('/')[0]!}/data into a web browser.`,
    ],
    nothing_found: ({ notice }) => [
      'We found nothing for that name at this address.',
      `You asked us whether your data is in the files that criminals broke into at ${notice.supplier.name}. We looked for the name you typed together with this email address, and found nothing. That does not rule it out: some files are still locked, and we may have you under another name or address.`,
      'If you gave us another address, ask again with that one. Or phone us.',
    ],
    call: ({ notice }) => [
      'We would like to answer you by phone.',
      `You asked us whether your data is in the files that criminals broke into at ${notice.supplier.name}. An email is not the right way to answer you.`,
      `Phone us on ${notice.organisation.phone} and give your name. We ask you some questions to be sure that it is you, and then we answer.`,
    ],
  },
  cy: {
    yes: ({ notice, code }) => [
      'Rydych wedi’ch effeithio.',
      `Gofynnoch i ni a yw eich data yn y ffeiliau y torrodd troseddwyr iddynt yn ${notice.supplier.name}. Ydy. Rydym wedi ysgrifennu, neu byddwn yn ysgrifennu, atoch i gyfeiriad sydd gennym ar ffeil, gyda’r hyn a gawsom a beth i’w wneud.`,
      `Eich cod yw ${code}. Ag ef gallwch agor y dudalen am eich data eich hun: teipiwch ${notice.organisation.statementAddress.split('/')[0]!}/data i borwr gwe.`,
    ],
    nothing_found: ({ notice }) => [
      'Ni chawsom ddim ar gyfer yr enw hwnnw yn y cyfeiriad hwn.',
      `Gofynnoch i ni a yw eich data yn y ffeiliau y torrodd troseddwyr iddynt yn ${notice.supplier.name}. Chwiliasom am yr enw a deipioch ynghyd â’r cyfeiriad e-bost hwn, ac ni chawsom ddim. Nid yw hynny’n ei ddiystyru: mae rhai ffeiliau dan glo o hyd, ac efallai fod gennym chi dan enw neu gyfeiriad arall.`,
      'Os rhoesoch gyfeiriad arall i ni, gofynnwch eto â hwnnw. Neu ffoniwch ni.',
    ],
    call: ({ notice }) => [
      'Hoffem eich ateb dros y ffôn.',
      `Gofynnoch i ni a yw eich data yn y ffeiliau y torrodd troseddwyr iddynt yn ${notice.supplier.name}. Nid e-bost yw’r ffordd iawn i’ch ateb.`,
      `Ffoniwch ni ar ${notice.organisation.phone} a rhowch eich enw. Gofynnwn rai cwestiynau i fod yn siŵr mai chi sydd yno, ac yna atebwn.`,
    ],
  },
}

const END: Record<Language, (notice: NoticeFacts) => string[]> = {
  en: ({ organisation, signatory }) => [
    'We will never ask for a password, a PIN or a card number. This email has no link and no attachment.',
    'If you did not ask, somebody typed your address. You do not need to do anything. To stop more of these, reply with the word STOP.',
    `${organisation.phone} · ${signatory.email}`,
  ],
  cy: ({ organisation, signatory }) => [
    'Ni fyddwn byth yn gofyn am gyfrinair, PIN na rhif cerdyn. Nid oes dolen nac atodiad yn yr e-bost hwn.',
    'Os na ofynnoch, teipiodd rhywun eich cyfeiriad. Nid oes angen i chi wneud dim. I atal rhagor o’r rhain, atebwch â’r gair STOP.',
    `${organisation.phone} · ${signatory.email}`,
  ],
}

/** The words, without padding: for a letter, and for reading. */
export function answerText(outcome: Outcome, language: Language, say: Say): string {
  return [...TEXT[language][outcome](say), ...END[language](say.notice)].join('\n\n')
}

export type AnswerMail = { checkId: string; outcome: Outcome; language: Language; to: string; at: Date } & Omit<Say, 'day'>

/** The bytes of the message, CRLF; null when either address is not one we write to. All answers in one language to one address are of one length. */
export function answerMail({ checkId, outcome, language, to, at, ...say }: AnswerMail): Buffer | null {
  const [recipient, sender] = [readAddress(to), readAddress(say.notice.signatory.email)]
  if (recipient === null || sender === null) return null
  const text = Buffer.alloc(TEXT_BYTES, ' ')
  const written = Buffer.from(`${answerText(outcome, language, { ...say, day: '' }).replaceAll('\n', '\r\n')}\r\n`)
  if (written.length > TEXT_BYTES) throw new Error('the answer is longer than its padding')
  written.copy(text)
  const id = createHash('sha256').update(`tocsin answer\0${checkId}`).digest('hex').slice(0, 32)
  const subject = language === 'cy' ? 'Eich cwestiwn' : 'Your question'
  const lines = [
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `From: Data Team <${sender}>`,
    `To: ${recipient}`,
    `Subject: ${subject}`,
    `Message-ID: <${id}@${sender.slice(sender.lastIndexOf('@') + 1)}>`,
    'Auto-Submitted: auto-replied',
    'X-Auto-Response-Suppress: All',
    `Content-Language: ${language}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    text.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n'),
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}
