/** Ask a question; complain. DPA 2018, section 164A: a complaint can be made electronically and by other ways, and is acknowledged within 30 days. */
import type { Form, Question } from './form.ts'
import { code, contact, papers } from './shared.ts'

const message = (words: Question['words']): Question => ({ id: 'message', type: 'long', words })

export const enquiryForm: Form = {
  kind: 'enquiry',
  letter: 'E',
  questions: [
    {
      id: 'topic',
      type: 'choice',
      values: ['my_data', 'notice', 'steps', 'safety', 'other'],
      words: {
        en: {
          title: 'What is your question about?',
          short: 'About',
          options: {
            my_data: 'My data in the files',
            notice: 'A letter, email, text or call I got',
            steps: 'What I should do now',
            safety: ['I am afraid for my safety', 'If you are in danger now, phone 999. Phone us and press 1: you go to the front of the queue'],
            other: 'Something else',
          },
        },
        cy: {
          title: 'Am beth mae eich cwestiwn?',
          short: 'Am beth',
          options: {
            my_data: 'Fy nata yn y ffeiliau',
            notice: 'Llythyr, e-bost, neges destun neu alwad a gefais',
            steps: 'Beth ddylwn i ei wneud nawr',
            safety: ['Rwy’n ofni am fy niogelwch', 'Os ydych mewn perygl nawr, ffoniwch 999. Ffoniwch ni a gwasgwch 1: byddwch ar flaen y ciw'],
            other: 'Rhywbeth arall',
          },
        },
      },
    },
    message({
      en: {
        title: 'What do you want to ask?',
        short: 'Your question',
        hint: 'Leave out passwords, PINs and card numbers. We never need them.',
        empty: 'Type your question',
      },
      cy: {
        title: 'Beth hoffech ei ofyn?',
        short: 'Eich cwestiwn',
        hint: 'Peidiwch â chynnwys cyfrineiriau, PINs na rhifau cerdyn. Nid oes eu hangen arnom byth.',
        empty: 'Teipiwch eich cwestiwn',
      },
    }),
    ...contact,
    code,
  ],
  words: {
    en: {
      title: 'Ask a question',
      lead: ['Ask us anything about the break-in at {supplier}. A person reads it and answers.'],
      know: {
        heading: 'Good to know',
        items: ['It takes about 5 minutes.', 'A person answers within 2 working days.', 'We answer about your own data only after we are sure that it is you.'],
      },
      need: { heading: 'What helps', items: ['The code from your notice, if you have one.'] },
      send: { heading: 'Send your question', texts: ['The people at our desk read it. We use it only to answer you.'], button: 'Send my question' },
      done: 'We have your question',
    },
    cy: {
      title: 'Gofyn cwestiwn',
      lead: ['Gofynnwch unrhyw beth i ni am y toriad i mewn yn {supplier}. Mae person yn ei ddarllen ac yn ateb.'],
      know: {
        heading: 'Da gwybod',
        items: [
          'Mae’n cymryd tua 5 munud.',
          'Mae person yn ateb o fewn 2 ddiwrnod gwaith.',
          'Dim ond ar ôl bod yn siŵr mai chi sydd yno yr atebwn am eich data eich hun.',
        ],
      },
      need: { heading: 'Beth sy’n helpu', items: ['Y cod o’ch hysbysiad, os oes gennych un.'] },
      send: {
        heading: 'Anfon eich cwestiwn',
        texts: ['Mae’r bobl wrth ein desg yn ei ddarllen. Dim ond i’ch ateb y defnyddiwn ef.'],
        button: 'Anfon fy nghwestiwn',
      },
      done: 'Mae eich cwestiwn gennym',
    },
  },
}

export const complaintForm: Form = {
  kind: 'complaint',
  letter: 'K',
  questions: [
    {
      id: 'about',
      type: 'checks',
      values: ['happened', 'told', 'kept', 'shared', 'answer', 'other'],
      words: {
        en: {
          title: 'What do you complain about?',
          short: 'About',
          hint: 'Tick all that are true.',
          options: {
            happened: 'That my data was not kept safe',
            told: ['How I was told', 'For example, too late, or I heard it from others first'],
            kept: 'That you still had my data, or had it at all',
            shared: 'That you gave my data to somebody else',
            answer: 'How you answered me, or that you did not answer',
            other: 'Something else about my data',
          },
        },
        cy: {
          title: 'Am beth yr ydych yn cwyno?',
          short: 'Am beth',
          hint: 'Ticiwch bob un sy’n wir.',
          options: {
            happened: 'Na chadwyd fy nata’n ddiogel',
            told: ['Sut y cefais wybod', 'Er enghraifft, yn rhy hwyr, neu clywais gan eraill yn gyntaf'],
            kept: 'Bod fy nata gennych o hyd, neu o gwbl',
            shared: 'Ichi roi fy nata i rywun arall',
            answer: 'Sut yr ateboch fi, neu na wnaethoch ateb',
            other: 'Rhywbeth arall am fy nata',
          },
        },
      },
    },
    message({
      en: { title: 'What happened, in your own words?', short: 'What happened', empty: 'Type what happened' },
      cy: { title: 'Beth ddigwyddodd, yn eich geiriau eich hun?', short: 'Beth ddigwyddodd', empty: 'Teipiwch beth ddigwyddodd' },
    }),
    {
      id: 'wish',
      type: 'long',
      canSkip: true,
      words: {
        en: { title: 'What would put it right?', short: 'What would put it right' },
        cy: { title: 'Beth fyddai’n unioni’r cam?', short: 'Beth fyddai’n unioni’r cam' },
      },
    },
    papers,
    ...contact,
    code,
  ],
  words: {
    en: {
      title: 'Complain about how we used your data',
      lead: ['Use this form if you are unhappy about what {org} did with your data. We look into every complaint and tell you what we decide.'],
      know: {
        heading: 'Good to know',
        items: [
          'We tell you within 30 days that we have your complaint. Then we look into it without delay and tell you what we decide.',
          'You can complain by phone, by post or in person just as well. You lose nothing by it.',
          'You can also go to the Information Commissioner: ico.org.uk, 0303 123 1113. They will ask if you have told us first.',
          'A complaint does not cost anything and does not change how we treat you.',
        ],
      },
      need: { heading: 'What helps', items: ['The code from your notice, if you have one.', 'Letters, emails or pictures that show what happened.'] },
      send: {
        heading: 'Send your complaint',
        texts: ['The people who look into complaints read it. If it is about one of them, somebody else does.'],
        button: 'Send my complaint',
      },
      done: 'We have your complaint',
    },
    cy: {
      title: 'Cwyno am sut y defnyddiasom eich data',
      lead: [
        'Defnyddiwch y ffurflen hon os ydych yn anhapus â’r hyn a wnaeth {org} â’ch data. Rydym yn ymchwilio i bob cwyn ac yn dweud wrthych beth yw ein penderfyniad.',
      ],
      know: {
        heading: 'Da gwybod',
        items: [
          'Dywedwn wrthych o fewn 30 diwrnod fod eich cwyn gennym. Yna ymchwiliwn iddi’n ddi-oed a dweud wrthych beth yw ein penderfyniad.',
          'Gallwch gwyno dros y ffôn, drwy’r post neu wyneb yn wyneb lawn cystal. Nid ydych yn colli dim.',
          'Gallwch hefyd fynd at y Comisiynydd Gwybodaeth: ico.org.uk, 0303 123 1113. Byddant yn gofyn a ydych wedi dweud wrthym ni’n gyntaf.',
          'Nid yw cwyn yn costio dim ac nid yw’n newid sut yr ydym yn eich trin.',
        ],
      },
      need: { heading: 'Beth sy’n helpu', items: ['Y cod o’ch hysbysiad, os oes gennych un.', 'Llythyrau, e-byst neu luniau sy’n dangos beth ddigwyddodd.'] },
      send: {
        heading: 'Anfon eich cwyn',
        texts: ['Mae’r bobl sy’n ymchwilio i gwynion yn ei darllen. Os yw’n ymwneud ag un ohonynt hwy, rhywun arall sy’n gwneud.'],
        button: 'Anfon fy nghwyn',
      },
      done: 'Mae eich cwyn gennym',
    },
  },
}
