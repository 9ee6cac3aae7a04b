/** The public pages in English. */
import { listEn, longDayEn } from '../../notify/grammar-en.ts'
import { BODY } from '../../notify/public-bodies.ts'
import { wordsEn as noticeWords } from '../../notify/words-en.ts'
import { rounded } from './site.ts'
import type { PageWords } from './words.ts'
import { labelOf, lower, SHOWS } from './kinds-en.ts'
import { questionsEn } from './questions-en.ts'
import { stepsEn } from './steps-en.ts'

const whyTelling = (what: string): string[] => [
  `Being on our lists shows a person’s ${what}. If this page said yes or no, anyone could type in your name and learn yours: an employer, a neighbour, someone you have left.`,
  'So it tells nobody. The answer goes to an address that you gave us, because only you should be reading what arrives there.',
]
const tellingOf = (what: string): string => `Being on these lists shows, or suggests, a person’s ${what}. The law gives that kind of data extra protection.`
const eachOf = <Value>(make: (what: string) => Value) => ({
  political_opinion: make(SHOWS.political_opinion),
  trade_union: make(SHOWS.trade_union),
  religion: make(SHOWS.religion),
  health: make(SHOWS.health),
})

export const wordsEn: PageWords = {
  skip: 'Skip to the main text',
  languageLabel: 'Language',
  phoneLine: (hours) => `Phone line, ${hours}:`,
  noTracking: 'These pages set no tracking cookies and load nothing from any other site. They work without script.',
  statement: 'Statement',
  check: {
    back: 'Back to the statement',
    title: 'Check whether you are affected',
    lead: 'Type your name, and an email address or home address that you gave us at some time. **We send the answer there, and nowhere else.**',
    sameForAll: '**This page will not say yes or no.** It says the same to everyone. That keeps your answer private.',
    whyLink: 'Why we do it this way',
    name: 'Your full name',
    nameHint: 'If you have used another name with us, add it after a comma.',
    where: 'An address you gave us',
    whereHint: 'Fill in one or both. If you have moved or changed your email, use the old one only if letters and emails there still reach you.',
    email: 'Email address',
    line1: 'House number or name, and street',
    postcode: 'Postcode',
    use: 'We use what you type only to look for you in these files. We lock it as soon as you send it: this website cannot read it again.',
    send: 'Ask us to check',
    otherHeading: 'If none of those addresses reaches you',
    otherBefore: 'Phone us on',
    otherAfter: '. We ask you some questions to be sure it is you, and then we tell you.',
    whyHeading: 'Why this page will not say yes or no',
    why: [
      'If this page said yes or no, anyone could type in your name and learn about you: an employer, a neighbour, someone you have left.',
      'So it tells nobody. The answer goes to an address that you gave us, because only you should be reading what arrives there.',
    ],
    whyTelling: eachOf(whyTelling),
  },
  done: {
    title: 'We have your question. The answer comes to you.',
    lead: 'Everyone who uses this page sees these same words, whether they are affected or not. **They do not mean yes, and they do not mean no.**',
    nextHeading: 'What happens next',
    cases: (email) => [
      {
        term: 'If you typed an email address',
        text: `An email goes to that address within three working days. It says whether you are in the files under that address. It comes from **${email}** and its subject is “Your question”.`,
      },
      {
        term: 'If you typed a home address',
        text: 'A letter goes to that address within three working days. It says whether you are in the files under that address. The envelope is plain and does not show our name.',
      },
      {
        term: 'If that address is not one you gave us',
        text: 'We still write. But all we can say is that we found nothing for that name at that address. Try another address that you gave us, or phone us.',
      },
    ],
    sameHeading: 'Why everyone sees the same page',
    same: [
      'So this page tells nobody anything. It is the same for everyone, word for word, and takes the same time. It does not repeat what you typed.',
      'This means you have to wait. We are sorry about that. We think your privacy is worth it.',
    ],
    nothingHeading: 'If nothing comes',
    nothing: ['Look in your spam folder for “Your question”.', 'Did you leave out your name, or every address? Then we cannot answer. Ask again.'],
    phoneBefore: 'Phone us on',
    phoneAfter: '. We ask you some questions to be sure it is you, and then we tell you.',
    notYou: 'You did not ask, and someone else typed your address? The email tells you how to stop more of them.',
    nowHeading: 'While you wait',
    now: 'You do not need the answer to protect yourself.',
    nowLink: 'Do these steps now',
    asksNothing: 'Our answer has no attachment and no buttons. It will not ask you for anything.',
  },
  genuine: {
    title: 'Is this notice genuine?',
    lead: 'Every email and letter we send about this has its own code. Type the code here and we tell you if it is ours.',
    addressBefore: 'First look at the top of your screen. You should have typed the address',
    addressAfter: ' yourself. If you came here from a link, close this page and start again.',
    code: 'The code in the notice',
    codeHint: '18 letters and numbers, near the top. For example, 3CKM-8TWQ-5RDN-6PXF-74. Small letters and spaces are fine.',
    initial: 'First letter of your last name',
    send: 'Check this notice',
    phoneBefore: 'You can also read the code to us on',
    again: 'Check another code',
    error: {
      prefix: 'Error:',
      heading: 'We could not check this yet',
      code: 'Type all 18 letters and numbers of the code again. It has no 0, O, 1, I or L',
      initial: 'Type the first letter of your last name',
    },
    ours: {
      title: 'This code is ours',
      lead: 'The code and the letter match a notice that we wrote.',
      wordsHeading: 'Now check the words',
      words: '**A criminal can copy a real code into a false notice.** So check that yours does not ask for more than ours does.',
      list: ['Ours has no attachment and no buttons.', 'Ours never asks for a password, a PIN, bank details or money.'],
      phoneBefore: 'Ours gives one phone number for us:',
      mineHeading: 'See what is in the files about you',
      mine: 'This page does not show it, because a code can be lost. Your notice lists it. If you have questions, phone us.',
    },
    unknown: {
      title: 'We do not know this code',
      lead: 'The code and the letter do not match any notice that we wrote. **Do not do what the notice says until you have talked to us.**',
      whyHeading: 'What this can mean',
      why: [
        'The notice is not from us.',
        'The letter is not the one we have. Did you have another last name when you gave us your data? Try its first letter. Is the notice about your child? Try the first letter of the child’s last name.',
      ],
      phoneBefore: 'Phone us on',
      phoneAfter: ' and read the code to us. Do not use a phone number from the notice.',
    },
    sent: {
      heading: 'What we sent, word for word',
      lead: 'Where it says (your name) or (your own code), a real notice has your own. It lists only data that is in the files about you.',
      from: 'From',
      subject: 'Subject',
      days: (first, last) =>
        last === null ? `sent from ${first}, and still being sent` : last === first ? `sent on ${first}` : `sent from ${first} to ${last}`,
      textOf: (audience, channel) => `The ${channel === 'letter' ? 'letter' : 'email'} to ${audienceWords(audience)}`,
    },
    looks: {
      heading: 'What our notices look like',
      lead: 'If your notice is not one of these, it is not from us.',
      caption: 'Ways in which we tell people, and what each looks like',
      columns: ['How', 'What it looks like'],
      rows: ({ signatory, organisation }) => [
        ['Email', `From Data Team, ${signatory.email}. Subject: “${noticeWords.subject}”. It has no attachment and nothing to press.`],
        ['Letter', `A window envelope without our name on it. Our address is at the top of the letter: ${organisation.postalAddress.join(', ')}.`],
        ['Phone call', 'Only to people at most risk, and first of all. We ask you for nothing. Hang up if you are not sure, and phone us.'],
      ],
    },
    bad: {
      heading: 'If it is not from us',
      text: `Do not answer it. Send a false email to ${BODY.falseEmails} and a false text to ${BODY.falseTexts}. If you gave it your bank details, phone your bank on ${BODY.bank}. Then tell us, so that we can warn others.`,
    },
  },
  title: (supplier) => `Break-in at ${supplier}: what it means for you`,
  version: (number, moment) => `**Version ${number}.** ${moment}`,
  whatChanged: 'What changed',
  nextVersion: (day) => `Next version: ${day}, even if we have nothing new to say`,
  lead: ({ notice, people }) => {
    const { happened, supplier, organisation } = notice
    const did = happened.locked
      ? `broke into computers at ${supplier.name} and locked the files on them`
      : happened.copied === 'yes'
        ? `broke into computers at ${supplier.name} and copied files`
        : `broke into computers at ${supplier.name}`
    const told = happened.sentences?.en ?? [`On ${longDayEn(happened.on)}, criminals ${did}. ${supplier.shortName} ${supplier.does.en}.`]
    return [
      `${told.join(' ')}${people === null ? ' We are counting how many people are in those files.' : ` About ${rounded(people.likely)} people are in those files.`}`,
      ...(happened.copied === 'unknown'
        ? ['**We do not know if the criminals also copied the files. Act as if they did.**']
        : happened.copied === 'yes'
          ? ['**The criminals copied the files.**']
          : []),
      `We are ${organisation.name}. We chose ${supplier.shortName}, and looking after your data is our job. It was not kept safe. We are sorry.`,
    ]
  },
  doors: {
    check: ['Check whether you are affected', 'Only you get the answer. Nobody else can look you up.'],
    steps: ['What to do now', 'Start with the step that fits you. You need not wait for us.'],
    talk: ['Talk to a person', (phone, hours) => `Phone ${phone}. ${hours.charAt(0).toUpperCase()}${hours.slice(1)}.`],
  },
  danger: {
    heading: 'Are you in danger if someone learns where you live?',
    before: 'Phone us today on',
    after: `and press 1. You go to the front of the queue. If you are in danger now, phone ${BODY.emergency}.`,
  },
  steps: { heading: 'What to do now', lead: 'Start at the top. Do only the steps that fit you.', list: stepsEn },
  never: {
    heading: 'What we will never ask you',
    list: [
      'We never ask for a password, a PIN, a card number or a code sent to your phone.',
      'We never ask you to move money, or to pay for help with this.',
      'Our notices have no attachments and no buttons. You never need to press anything in them.',
      'Nobody comes to your door about this.',
    ],
    before: 'If we phone you and you are not sure, hang up. Then phone us on',
    after: '. We will not mind.',
    genuine: 'Do you hold an email or letter about this? Check that it is from us',
  },
  happened: {
    heading: 'What happened',
    saidBy: (grade, supplier) =>
      ({ forensic: 'Experts found this.', seen: 'We have seen this.', supplier: `${supplier} says this.`, assumed: 'We assume this.' })[grade],
  },
  know: {
    heading: 'What we know, and who says so',
    lead: 'Some things we have seen. Some things we have only been told. We mark which is which. The fuller the circle, the surer we are.',
    grade: (grade, supplier) => ({ forensic: 'Experts found', seen: 'We have seen', supplier: `${supplier} says`, assumed: 'We assume' })[grade],
    people: (likely, low, high) =>
      `About **${likely} people** are in the files. The true number is between ${low} and ${high}. It is a range because two records can be one person, and some records hold only a name.`,
  },
  unknown: { heading: 'What we do not know', label: 'Not known' },
  whose: {
    heading: 'Whose data is in the files',
    lead: 'Not all of this is true of every person. **Our notice to you lists exactly what is in the files about you.**',
    caption: 'Groups of people, the kinds of data in the files, and how many people',
    columns: ['Who', 'Kinds of data', 'People, about'],
    group: {
      member: 'Members',
      registered_supporter: 'Registered supporters',
      affiliated_supporter: 'Supporters through another body',
      former: 'People who have left',
      applicant: 'People who began to join',
      donor: 'People who gave money',
      staff: 'People who work for us, or did',
      other: 'People who were never on our lists',
      unknown: 'We cannot tell yet',
    },
    kinds: (kinds) => `${listEn(kinds.map((kind, index) => (index === 0 ? labelOf(kind) : lower(labelOf(kind)))))}.`,
    children: (count) => `${count} of these people are under 18. We write to their parent or guardian.`,
    telling: eachOf(tellingOf),
  },
  faq: { heading: 'Questions people ask', list: questionsEn },
  contact: {
    heading: 'Talk to us',
    list: ({ notice: { organisation }, email }) => [
      ['Relay UK:', `${BODY.relayPrefix} then ${organisation.phone}`],
      ...(organisation.signLanguageAddress === null ? [] : [['British Sign Language:', `type ${organisation.signLanguageAddress}`] as [string, string]]),
      ['Other languages:', 'say the name of your language when we answer'],
      ['Large print, easy read, braille or audio:', 'phone and ask'],
      ['Email:', email],
      ['Post:', organisation.postalAddress.join(', ')],
    ],
  },
  versions: { heading: 'Every version of this page', first: 'The first statement.', fingerprint: (number) => `Fingerprint of version ${number}:` },
  side: {
    label: 'On this page and help',
    heading: 'On this page',
    links: {
      do: 'What to do now',
      never: 'What we will never ask',
      happened: 'What happened',
      know: 'What we know',
      notknow: 'What we do not know',
      whose: 'Whose data',
      faq: 'Questions people ask',
      contact: 'Talk to us',
      versions: 'Every version',
    },
    ownHeading: 'Make sure you are on our page',
    own: 'We have one address for this:',
    ownWarning: 'Type it yourself. If the address bar shows anything else, close the page.',
  },
}

/** Who got a text, in words. */
function audienceWords(audience: string): string {
  const names: Record<string, string> = {
    member: 'members',
    registered_supporter: 'registered supporters',
    affiliated_supporter: 'affiliated supporters',
    former: 'former members',
    applicant: 'people who began to join',
    donor: 'donors',
    staff: 'staff',
  }
  return audience.endsWith('_child') ? 'parents and guardians' : (names[audience] ?? 'other people')
}
