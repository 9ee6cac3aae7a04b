/** What stands around the claim form. Time limits: docs/rules/claims.md [CLM8]. */
import type { Form } from './form.ts'

export const claimWords: Form['words'] = {
  en: {
    title: 'Ask for compensation',
    lead: [
      'Use this form if the break-in at {supplier} cost you money or caused you distress, and you want {org} to pay you for it.',
      '**You would be claiming from us.** We promise to be fair, but we are not on your side in law and cannot advise you. You can ask a lawyer, a law centre or an advice charity first.',
    ],
    know: {
      heading: 'Good to know',
      items: [
        'It is free, and you do not need a lawyer.',
        'You do not have to use this form. You keep every right you have, whether you use it or not.',
        'There is a time limit for going to court. It is 6 years in England, Wales and Northern Ireland, and 5 years in Scotland. This form does not stop that clock.',
        'We will never ask for your bank details, a password or a fee in this form.',
        'If you claim for a child, or for someone who cannot do it alone, the form asks you about that first.',
      ],
    },
    need: {
      heading: 'What it takes',
      items: [
        'About 20 minutes. We save each answer, and you can come back within 28 days.',
        'The code from your notice, if you have one.',
        'Anything that shows a cost: a bill, a bank statement, a photo. You can send it later.',
      ],
    },
    send: {
      heading: 'Send your claim',
      texts: [
        'When you send it, you tell us that these answers are true as far as you know. You can add to them or take the claim back at any time.',
        'People who deal with claims read it. If we pass it to our lawyer or insurer, we tell you. We do not use it for anything else.',
      ],
      button: 'Send my claim',
    },
    done: 'We have your claim',
  },
  cy: {
    title: 'Gofyn am iawndal',
    lead: [
      'Defnyddiwch y ffurflen hon os costiodd y toriad i mewn yn {supplier} arian i chi neu achosi gofid i chi, a’ch bod am i {org} eich talu amdano.',
      '**Byddech yn hawlio gennym ni.** Addawn fod yn deg, ond nid ydym ar eich ochr chi yn y gyfraith ac ni allwn eich cynghori. Gallwch ofyn i gyfreithiwr, canolfan y gyfraith neu elusen gynghori yn gyntaf.',
    ],
    know: {
      heading: 'Da gwybod',
      items: [
        'Mae am ddim, ac nid oes angen cyfreithiwr arnoch.',
        'Nid oes rhaid i chi ddefnyddio’r ffurflen hon. Rydych yn cadw pob hawl sydd gennych, p’un a ydych yn ei defnyddio ai peidio.',
        'Mae terfyn amser ar fynd i’r llys. 6 blynedd yng Nghymru, Lloegr a Gogledd Iwerddon, a 5 mlynedd yn yr Alban. Nid yw’r ffurflen hon yn atal y cloc hwnnw.',
        'Ni fyddwn byth yn gofyn am fanylion banc, cyfrinair na ffi yn y ffurflen hon.',
        'Os ydych yn hawlio dros blentyn, neu dros rywun na all ei wneud ar ei ben ei hun, mae’r ffurflen yn gofyn am hynny gyntaf.',
      ],
    },
    need: {
      heading: 'Beth sydd ei angen',
      items: [
        'Tua 20 munud. Cadwn bob ateb, a gallwch ddod yn ôl o fewn 28 diwrnod.',
        'Y cod o’ch hysbysiad, os oes gennych un.',
        'Unrhyw beth sy’n dangos cost: bil, cyfriflen banc, llun. Gallwch ei anfon yn nes ymlaen.',
      ],
    },
    send: {
      heading: 'Anfon eich hawliad',
      texts: [
        'Wrth ei anfon, rydych yn dweud wrthym fod yr atebion hyn yn wir hyd y gwyddoch. Gallwch ychwanegu atynt neu dynnu’r hawliad yn ôl unrhyw bryd.',
        'Mae pobl sy’n delio â hawliadau yn ei ddarllen. Os rhown ef i’n cyfreithiwr neu’n hyswiriwr, dywedwn wrthych. Nid ydym yn ei ddefnyddio at ddim arall.',
      ],
      button: 'Anfon fy hawliad',
    },
    done: 'Mae eich hawliad gennym',
  },
}
