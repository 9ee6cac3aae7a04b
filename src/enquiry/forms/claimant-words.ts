/**
 * Words of the claim form where a firm acts for claimants. `{org}` is the firm, `{respondent}` the organisation that people claim against. No sum,
 * no promise, no fee; time limits by docs/rules/claims.md [CLM5].
 */
import type { Language } from '../../notify/notice.ts'
import { CLAIM_QUESTION_WORDS } from './claim-question-words.ts'
import type { Form, Question, QuestionWords } from './form.ts'

export const claimantWords: Form['words'] = {
  en: {
    title: 'Tell us what happened to you',
    lead: [
      'Use this form if the break-in at {supplier} cost you money or caused you distress. We read it and tell you whether we think that you have a claim against {respondent}. This is a **free, no-obligation assessment**.',
      '**We are {org}. We act for people who claim. We do not act for {respondent}**, and nothing that you type here goes to them unless you agree to it first.',
    ],
    know: {
      heading: 'Good to know',
      items: [
        'It costs nothing, and you do not have to go on. Sending this form does not make us your lawyers. We act for you only when you and we have both agreed to it in writing.',
        'We cannot promise that you will be paid anything. Nobody can say that before the facts are known.',
        'You can go to another lawyer, or claim from {respondent} yourself. You do not need a lawyer for that.',
        'There is a time limit for going to court. It is 6 years in England, Wales and Northern Ireland, and 5 years in Scotland. This form does not stop that clock.',
        'We do not have the files of {respondent}. We can tell you what the law says about what you tell us, not whether your data was there.',
        'If you claim for a child, or for someone who cannot do it alone, the form asks you about that first.',
      ],
    },
    need: {
      heading: 'What it takes',
      items: [
        'About 20 minutes. We save each answer, and you can come back within 28 days.',
        'What {respondent} wrote to you about the break-in, if you have it.',
        'Anything that shows a cost: a bill, a bank statement, a photo. You can send it later.',
      ],
    },
    send: {
      heading: 'Send it for assessment',
      texts: [
        'When you send it, you tell us that these answers are true as far as you know. You can add to them or take them back at any time.',
        'Only people at {org} who deal with claims read it. We use it to assess your claim and for nothing else. You owe us nothing by sending it.',
      ],
      button: 'Send for a free assessment',
    },
    done: 'We have what you told us',
  },
  cy: {
    title: 'Dywedwch wrthym beth ddigwyddodd i chi',
    lead: [
      'Defnyddiwch y ffurflen hon os costiodd y toriad i mewn yn {supplier} arian i chi neu achosi gofid i chi. Rydym yn ei darllen ac yn dweud wrthych a ydym yn meddwl bod gennych hawliad yn erbyn {respondent}. **Asesiad am ddim yw hwn, heb unrhyw rwymedigaeth.**',
      '**Ni yw {org}. Gweithredwn dros bobl sy’n hawlio. Nid ydym yn gweithredu dros {respondent}**, ac nid oes dim a deipiwch yma’n mynd atyn nhw oni bai eich bod yn cytuno i hynny yn gyntaf.',
    ],
    know: {
      heading: 'Da gwybod',
      items: [
        'Nid yw’n costio dim, ac nid oes rhaid i chi fynd ymlaen. Nid yw anfon y ffurflen hon yn ein gwneud yn gyfreithwyr i chi. Dim ond pan fyddwch chi a ninnau wedi cytuno yn ysgrifenedig y gweithredwn drosoch.',
        'Ni allwn addo y cewch eich talu. Ni all neb ddweud hynny cyn gwybod y ffeithiau.',
        'Gallwch fynd at gyfreithiwr arall, neu hawlio gan {respondent} eich hun. Nid oes angen cyfreithiwr arnoch i wneud hynny.',
        'Mae terfyn amser ar fynd i’r llys. 6 blynedd yng Nghymru, Lloegr a Gogledd Iwerddon, a 5 mlynedd yn yr Alban. Nid yw’r ffurflen hon yn atal y cloc hwnnw.',
        'Nid yw ffeiliau {respondent} gennym. Gallwn ddweud wrthych beth mae’r gyfraith yn ei ddweud am yr hyn a ddywedwch wrthym, nid a oedd eich data yno.',
        'Os ydych yn hawlio dros blentyn, neu dros rywun na all ei wneud ar ei ben ei hun, mae’r ffurflen yn gofyn am hynny gyntaf.',
      ],
    },
    need: {
      heading: 'Beth sydd ei angen',
      items: [
        'Tua 20 munud. Cadwn bob ateb, a gallwch ddod yn ôl o fewn 28 diwrnod.',
        'Yr hyn a ysgrifennodd {respondent} atoch am y toriad i mewn, os yw gennych.',
        'Unrhyw beth sy’n dangos cost: bil, cyfriflen banc, llun. Gallwch ei anfon yn nes ymlaen.',
      ],
    },
    send: {
      heading: 'Ei anfon i’w asesu',
      texts: [
        'Wrth ei anfon, rydych yn dweud wrthym fod yr atebion hyn yn wir hyd y gwyddoch. Gallwch ychwanegu atynt neu eu tynnu’n ôl unrhyw bryd.',
        'Dim ond pobl yn {org} sy’n delio â hawliadau sy’n ei ddarllen. Defnyddiwn ef i asesu eich hawliad ac at ddim arall. Nid oes arnoch ddim i ni drwy ei anfon.',
      ],
      button: 'Anfon am asesiad am ddim',
    },
    done: 'Mae’r hyn a ddywedoch wrthym gennym',
  },
}

export const noticeReferenceWords: Question['words'] = {
  en: {
    title: 'What code or reference did they give you?',
    short: 'Reference on their notice',
    hint: 'It stands on the email or letter from {respondent}. If you cannot find it, leave it empty.',
  },
  cy: {
    title: 'Pa god neu gyfeirnod a roddwyd i chi?',
    short: 'Cyfeirnod ar eu hysbysiad',
    hint: 'Mae ar yr e-bost neu’r llythyr oddi wrth {respondent}. Os na allwch ddod o hyd iddo, gadewch ef yn wag.',
  },
}

/** By question: the words that differ from the organisation's own form. Values are the same. */
const CHANGES: Record<string, Record<Language, Partial<QuestionWords>>> = {
  lawyer: {
    en: {
      title: 'Does another lawyer act for you, or have you claimed before?',
      short: 'Another lawyer or claim',
      options: { acts: 'Another lawyer or claims firm acts for me' },
    },
    cy: {
      title: 'A oes cyfreithiwr arall yn gweithredu drosoch, neu a ydych wedi hawlio o’r blaen?',
      options: { acts: 'Mae cyfreithiwr neu gwmni hawliadau arall yn gweithredu drosof' },
    },
  },
  relation: {
    en: { title: 'What are you to {respondent}?', short: 'You and {respondent}', options: { member: 'A member or customer' } },
    cy: { title: 'Beth ydych chi i {respondent}?', short: 'Chi a {respondent}', options: { member: 'Aelod neu gwsmer' } },
  },
  told: { en: { title: 'Did {respondent} tell you that you are affected?' }, cy: { title: 'A ddywedodd {respondent} wrthych eich bod wedi’ch effeithio?' } },
  data: {
    en: { hint: 'Tick all that you know of. We cannot check it: only {respondent} can.' },
    cy: { hint: 'Ticiwch bob un y gwyddoch amdano. Ni allwn ei wirio: dim ond {respondent} a all.' },
  },
  complained: { en: { options: { us: 'To {respondent}' } }, cy: { options: { us: 'Wrth {respondent}' } } },
  consent: {
    en: {
      title: 'What may we do with what you told us?',
      hint: 'Tick what you agree to. Without the first we cannot look at it; the others are up to you. None of these lets us start a claim.',
      options: {
        check: 'Read it and tell me whether I have a claim',
        counsel: ['Show it to a barrister or an expert', 'They work for us on this and keep it confidential'],
        insurer: ['Show it to an insurer of legal costs', 'To find out if your costs could be covered'],
      },
    },
    cy: {
      title: 'Beth y cawn ei wneud â’r hyn a ddywedoch wrthym?',
      hint: 'Ticiwch yr hyn yr ydych yn cytuno iddo. Heb y cyntaf ni allwn edrych arno; chi sydd i benderfynu am y lleill. Nid yw’r un o’r rhain yn gadael i ni ddechrau hawliad.',
      options: {
        check: 'Ei ddarllen a dweud wrthyf a oes gennyf hawliad',
        counsel: ['Ei ddangos i fargyfreithiwr neu arbenigwr', 'Maent yn gweithio i ni ar hyn ac yn ei gadw’n gyfrinachol'],
        insurer: ['Ei ddangos i yswiriwr costau cyfreithiol', 'I gael gwybod a ellid talu eich costau'],
      },
    },
  },
}

export const claimantQuestionWords: Record<string, Question['words']> = Object.fromEntries(
  Object.entries(CHANGES).map(([id, { en, cy }]) => [id, { en: changed(CLAIM_QUESTION_WORDS[id]!.en, en), cy: changed(CLAIM_QUESTION_WORDS[id]!.cy, cy) }]),
)

function changed(words: QuestionWords, changes: Partial<QuestionWords>): QuestionWords {
  return { ...words, ...changes, ...(words.options ? { options: { ...words.options, ...changes.options } } : {}) }
}
