/** A firm's pages for claimants, in English. Neutral: no sum, no promise, no urging; what it costs, what cannot be known, and that others exist. */
import { longDayEn } from '../../../notify/grammar-en.ts'
import { BODY } from '../../../notify/public-bodies.ts'
import type { ClaimantWords } from './words.ts'

export const claimantsEn: ClaimantWords = {
  title: ({ supplier }) => `Break-in at ${supplier}: tell us if it has affected you`,
  lead: ({ firm, respondent, supplier, isOther, notice: { happened } }) => [
    happened.sentences?.en.join(' ') ??
      `On ${longDayEn(happened.on)}, criminals broke into computers at ${supplier}.${isOther ? ` Data that people gave to ${respondent} was kept there.` : ''}`,
    `Did it cost you money or cause you distress? Tell us. We give you a **free, no-obligation assessment** of whether you have a claim.`,
    `We are ${firm}. **We act for people who claim. We do not act for ${respondent}.**`,
  ],
  doors: {
    tell: ['Tell us what happened to you', 'About 20 minutes. Nothing is decided by it.'],
    next: ['What happens then', 'Who reads it, what it costs, and what you can still choose.'],
    talk: ['Talk to a person', (phone, hours) => `Phone ${phone}. ${hours.charAt(0).toUpperCase()}${hours.slice(1)}.`],
  },
  who: {
    heading: 'Who we are',
    texts: ({ firm, respondent, supplier, isOther }) => [
      `${firm} advises people whose data was in this break-in. We work for them and for nobody else.`,
      `We are not ${respondent}${isOther ? `, we are not ${supplier},` : ''} and we are not a public office. They did not ask us to write this page. What stands here is what we know from what they said in public and from what people told us.`,
    ],
  },
  next: {
    heading: 'What happens when you tell us',
    items: ({ respondent }) => [
      '**You answer the questions.** You can stop and come back. You get a reference.',
      '**A person reads it.** We hold it against the law and write down a reason for each point. If something is missing, we ask you.',
      '**We tell you in writing** whether we think that you have a claim, what we could not find out, and until when you could go to court.',
      `**You decide.** Until you and we have both signed an agreement, we are not your lawyers, and we do not write to ${respondent} for you.`,
    ],
  },
  cost: {
    heading: 'What it costs',
    items: () => [
      'The assessment is free, whatever it says.',
      'You do not have to go on after it. You need give no reason.',
      'If we offer to act for you, we tell you first and in writing what you would pay, when, and what you would pay if the claim fails. Take your time to read it.',
      'We cannot tell you what a claim is worth, and we do not promise that you will be paid anything.',
    ],
  },
  others: {
    heading: 'What you can do without us',
    items: ({ respondent }) => [
      `Complain to ${respondent}. It has to answer you.`,
      `Complain to the Information Commissioner: ${BODY.regulatorSite}, ${BODY.regulatorPhone}. It is free. The Commissioner cannot order that you are paid.`,
      `Claim from ${respondent} yourself, by a letter or through the small claims court. You do not need a lawyer.`,
      'Ask another lawyer, a law centre, Citizens Advice or your union. Some people have legal cover with their home insurance.',
    ],
  },
  cannot: {
    heading: 'What we cannot check',
    texts: ({ respondent }) => [
      `**We do not have the files.** We cannot tell you whether your data was in them, or which. Only ${respondent} can.`,
      `So keep what ${respondent} sends you, and ask for a copy of what it holds about you. It is free.`,
    ],
  },
  now: {
    heading: 'What to do now to be safe',
    items: ({ respondent }) => [
      `If money is missing, phone your bank on ${BODY.bank}. Then phone Report Fraud on ${BODY.reportFraud}; in Scotland, phone ${BODY.police}.`,
      `Change a password that you used with ${respondent} everywhere you used it.`,
      `Watch out for calls, texts and emails that know things about you. Send false emails to ${BODY.falseEmails} and false texts to ${BODY.falseTexts}.`,
      `If you are in danger now, phone ${BODY.emergency}. You do not need to tell us first.`,
      'Keep bills, letters and messages. They show later what happened.',
    ],
  },
  never: {
    heading: 'What we will never ask you',
    items: ({ respondent }) => [
      'We never ask for a password, a PIN, a card number or a code sent to your phone.',
      'We never ask for money before we look at what you told us.',
      'We do not phone people who have not come to us, and nobody from us comes to your door.',
      `We never say that we are ${respondent}, your bank, the police or the court.`,
    ],
    before: 'If someone phones in our name and you are not sure, hang up. Then phone us on',
    after: '. We will not mind.',
  },
  clock: {
    heading: 'The time limit',
    texts: () => [
      'There is a time limit for going to court: 6 years from the break-in in England, Wales and Northern Ireland, 5 years in Scotland. In other countries it may differ. Against a public office some claims run out after 1 year.',
      'Telling us does not stop that clock. Only starting a case in court does.',
    ],
  },
  regulated: 'Who regulates us:',
  links: {
    who: 'Who we are',
    next: 'What happens then',
    cost: 'What it costs',
    others: 'What you can do without us',
    cannot: 'What we cannot check',
    clock: 'The time limit',
    now: 'What to do now',
    never: 'What we will never ask',
    know: 'What we know',
    notknow: 'What we do not know',
    contact: 'Talk to us',
    versions: 'Every version',
  },
  start: 'Start page',
  hub: {
    title: 'What you can do here',
    lead: 'Everything here can be done by phone or by post as well.',
    tell: 'Free, and you need not go on. We save each answer.',
    rights: ['Your rights, and who to ask', 'Some things only the organisation can answer.'],
    genuine: ['Is this message from us?', 'How to check a letter, an email or a call in our name.'],
  },
  genuine: {
    title: 'Is this message from us?',
    lead: 'Claims attract false calls and letters. We write only to people who told us something first, and give their reference.',
    sure: {
      heading: 'How to be sure',
      items: () => [
        'Look for your reference. It begins with C, and you got it when you sent the form.',
        'Phone us yourself. Take the number from this page and not from the message.',
        'Ours asks for no money, no bank details and no password, and hurries you to nothing.',
      ],
    },
    addressBefore: 'Look at the top of your screen too. You should have typed this address yourself:',
    bad: `If it is not from us, do not answer it. Send a false email to ${BODY.falseEmails} and a false text to ${BODY.falseTexts}. If you gave it your bank details, phone your bank on ${BODY.bank}. Then tell us, so that we can warn others.`,
    respondentHeading: 'A notice that says you are affected',
    respondent: ({ respondent }) => [
      `That comes from ${respondent}, not from us. We cannot say whether it is genuine. Ask ${respondent} on a number that you knew before.`,
    ],
  },
  rights: {
    title: 'Your rights, and who to ask',
    lead: ({ respondent, firm }) =>
      `Two different organisations hold data about you: ${respondent} has what was in the files, and ${firm} has what you tell us here.`,
    theirs: {
      heading: 'What was in the files',
      items: ({ respondent }) => [
        `Ask ${respondent} whether you are affected, and for a copy of what it holds about you. It has one month to answer, and it is free.`,
        `Ask ${respondent} to put data right, to delete it, or to stop using it.`,
        `Complain to ${respondent} about how it looked after your data. It has to tell you within 30 days that it has your complaint.`,
        `If you are not content with its answer, go to the Information Commissioner: ${BODY.regulatorSite}, ${BODY.regulatorPhone}.`,
      ],
      hint: ({ respondent }) => `We cannot do these for you here. ${respondent} must be sure that it is you who asks, and we do not act for it.`,
    },
    ours: {
      heading: 'What you told us',
      texts: ({ notice: { signatory } }) => [
        'You can ask us for a copy of it, have it put right, take it back, or have it deleted. We answer within one month. We may have to keep a little of it, for as long as the law makes us, and we tell you what and how long.',
        `Write to ${signatory.email} or to our postal address, or phone us. Give your reference if you have it.`,
      ],
    },
    complain: {
      heading: 'To complain about us',
      texts: ({ notice: { signatory } }) => [
        `Tell us by phone, by post or at ${signatory.email}. We tell you within 30 days that we have your complaint, then what we decide.`,
        `For how we use your data you can also go to the Information Commissioner: ${BODY.regulatorSite}, ${BODY.regulatorPhone}. For how we work, to whoever regulates us: it stands at the foot of the page where there is one.`,
      ],
    },
  },
  notHere: {
    title: 'We cannot do this for you here',
    text: ({ firm, respondent }) =>
      `This page is of ${firm}. We act for people who claim and do not have the files, so we cannot check whether you are affected, show your data or take a complaint in place of ${respondent}. Ask ${respondent} itself.`,
    tell: 'Tell us what happened to you',
    rights: 'Your rights, and who to ask',
  },
  form: {
    backToStart: 'Back to the start page',
    wrong: 'Not sure that you have a claim? You can still ask: a person reads it and tells you.',
    read: 'A person has read what you told us. We write to you if something is missing.',
    answer: 'We tell you in writing whether we think that you have a claim, and why. You decide what comes after.',
    toStart: 'Go to the start page',
  },
}
