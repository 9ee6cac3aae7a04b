/**
 * *Your data in this incident*: the copy that Article 15 gives a person, with what 15(1)(a) to (h) says must go with it. Everything the register
 * holds is in clear: it is their own. Only for a proven person, for one enquiry, and logged.
 */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { findIncidentWork } from '../../incident/incident-work.ts'
import { KIND_LABEL, SPECIAL_CATEGORIES } from '../../kinds.ts'
import { longDayEn } from '../../notify/grammar-en.ts'
import { longDayCy } from '../../notify/grammar-cy.ts'
import { noticeFactsOf } from '../../notify/notice-facts.ts'
import type { Language, NoticeFacts } from '../../notify/notice.ts'
import { nameOf } from '../../notify/write-notice.ts'
import { explainPerson, revealValue } from '../../register/explain-person.ts'
import { personId, type Person } from '../../register/person.ts'
import { findWholePerson } from '../../register/queries.ts'
import { sheetPdf, type SheetSection } from './sheet.ts'

type HeldValue = { label: string; values: string[]; note: string }

/** Errors: `not_proven`, `enquiry_unknown`. Gives the PDF and a name for its file. */
export async function makeAccessCopy(ctx: Context, incidentId: IncidentId, enquiryId: string): Promise<{ name: string; pdf: Buffer }> {
  const [row] = await ctx.store.query<{ reference: string; language: Language; person_no: number | null; is_proven: boolean }>(
    'select reference, language, person_no, proof is not null as is_proven from enquiry where incident_id = $1 and enquiry_id = $2',
    [incidentId, enquiryId],
  )
  if (row === undefined) throw new AppError('enquiry_unknown', { enquiryId })
  const person = row.is_proven && row.person_no !== null ? await findWholePerson(ctx.store, incidentId, row.person_no) : undefined
  if (person === undefined) throw new AppError('not_proven')
  // Before anything is read: a copy that the log does not know of must not be.
  await ctx.store.transaction((tx) =>
    recordEvent(tx, ctx, 'person.copy', `person:${personId(person.personNo)}`, { enquiryId }, { incidentId, reason: `access request ${row.reference}` }),
  )
  const { file } = await findIncidentWork(ctx, incidentId)
  const facts = noticeFactsOf(incidentId, file, ctx.clock.now())
  const held = await heldBy(ctx, incidentId, person)
  const words = WORDS[row.language]
  const pdf = await sheetPdf({
    lang: row.language,
    title: words.title,
    organisation: facts.organisation.name,
    addressLines: [],
    senderLines: [],
    heading: words.title,
    lead: [words.lead(nameOf(person), row.reference, facts), words.happened(facts)],
    sections: [{ heading: words.held(held.length), paragraphs: [words.heldNote], rows: held }, ...words.rest(facts, person)],
    foot: `${facts.organisation.name} · ${row.reference}`,
  })
  return { name: `your-data-${row.reference}.pdf`, pdf }
}

/** Each kind with its values as found, where it stands and in how many places. What is kept only in the evidence says so. */
async function heldBy(ctx: Context, incidentId: IncidentId, person: Person): Promise<HeldValue[]> {
  const { exposures } = await explainPerson(ctx, incidentId, person.personNo)
  return Promise.all(
    exposures.map(async ({ kind, place, places }) => {
      const value = await revealValue(ctx, incidentId, person.personNo, kind).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'value_not_kept') return null
        throw error
      })
      const special = SPECIAL_CATEGORIES.has(kind) ? ' Special category of data (Article 9).' : ''
      return {
        label: KIND_LABEL[kind],
        values: value === null ? ['Held. The words stand in the file named below; ask, and we copy them out for you.'] : value.split('; '),
        note: `Found in: ${place}${places > 1 ? `, and ${places - 1} other ${places === 2 ? 'place' : 'places'}` : ''}.${special}`,
      }
    }),
  )
}

const bare = (text: string): string => (text.startsWith('[') ? '' : text)
const section = (heading: string, paragraphs: string[]): SheetSection => ({ heading, paragraphs: paragraphs.filter((text) => text !== ''), rows: [] })

const WORDS: Record<
  Language,
  {
    title: string
    lead(name: string, reference: string, facts: NoticeFacts): string
    happened(facts: NoticeFacts): string
    held(count: number): string
    heldNote: string
    rest(facts: NoticeFacts, person: Person): SheetSection[]
  }
> = {
  en: {
    title: 'Your data in this incident',
    lead: (name, reference, { writtenOn, organisation }) => `For ${name}. Your request ${reference}. Made by ${organisation.name} on ${longDayEn(writtenOn)}.`,
    happened: ({ happened, supplier }) =>
      `On ${longDayEn(happened.on)} criminals broke into computers at ${supplier.name}, which ${supplier.does.en}. ${happened.copied === 'yes' ? 'They copied files.' : 'We do not know if they copied the files. Act as if they did.'} This is what is in those files about you, as far as we could read them.`,
    held: (count) => `What is in the files about you: ${count} ${count === 1 ? 'kind' : 'kinds'} of data`,
    heldNote: 'A value may be wrong or old: it is shown as it stands in the files. Two people can be mixed up in a list; if something is not yours, tell us.',
    rest: ({ organisation, supplier, retention, signatory }) => [
      section('Why we had it', [
        `${organisation.name} used it to keep its lists of people and to write to them. ${supplier.name} kept it for us, under contract.`,
      ]),
      section('Who may have it', [
        `${supplier.name} and the criminals who broke in. We show it to the police, to the regulator and to experts who work for us only as far as they need it.`,
      ]),
      section('How long we keep it', [
        retention.keptUntil === null
          ? 'One locked copy stays until the case is closed. We tell you when that is.'
          : `One locked copy stays until ${longDayEn(retention.keptUntil)}. Then it is deleted.`,
      ]),
      section('Where it came from', ['From you, or from those who gave us your name, for example a trade union. The files are named beside each kind above.']),
      section('What you can ask', [
        'You can have it corrected or deleted, tell us to stop using it, or ask for compensation. No machine decides anything about you with it.',
        `You can complain to us (${[bare(signatory.name), bare(signatory.email), bare(organisation.phone)].filter((text) => text !== '').join(', ')}) or to the Information Commissioner: ico.org.uk, 0303 123 1113.`,
      ]),
    ],
  },
  cy: {
    title: 'Eich data yn y digwyddiad hwn',
    lead: (name, reference, { writtenOn, organisation }) => `I ${name}. Eich cais ${reference}. Gwnaed gan ${organisation.name} ar ${longDayCy(writtenOn)}.`,
    happened: ({ happened, supplier }) =>
      `Ar ${longDayCy(happened.on)} torrodd troseddwyr i mewn i gyfrifiaduron yn ${supplier.name}, ${supplier.does.cy}. ${happened.copied === 'yes' ? 'Copïon nhw ffeiliau.' : 'Ni wyddom a gopïon nhw’r ffeiliau. Gweithredwch fel pe baent wedi gwneud.'} Dyma’r hyn sydd yn y ffeiliau hynny amdanoch, hyd y gallem eu darllen.`,
    held: (count) => `Beth sydd yn y ffeiliau amdanoch: ${count} math o ddata`,
    heldNote:
      'Gall gwerth fod yn anghywir neu’n hen: fe’i dangosir fel y mae yn y ffeiliau. Gellir cymysgu dau berson mewn rhestr; os nad eich eiddo chi yw rhywbeth, dywedwch wrthym.',
    rest: ({ organisation, supplier, retention, signatory }) => [
      section('Pam yr oedd gennym', [
        `Defnyddiodd ${organisation.name} ef i gadw ei rhestrau o bobl ac i ysgrifennu atynt. Cadwodd ${supplier.name} ef i ni, dan gontract.`,
      ]),
      section('Pwy all fod ganddynt ef', [
        `${supplier.name} a’r troseddwyr a dorrodd i mewn. Dim ond cyn belled ag sydd ei angen y dangoswn ef i’r heddlu, i’r rheoleiddiwr ac i arbenigwyr sy’n gweithio i ni.`,
      ]),
      section('Am ba hyd y cadwn ef', [
        retention.keptUntil === null
          ? 'Mae un copi dan glo’n aros nes cau’r achos. Dywedwn wrthych pryd fydd hynny.'
          : `Mae un copi dan glo’n aros tan ${longDayCy(retention.keptUntil)}. Yna caiff ei ddileu.`,
      ]),
      section('O ble y daeth', ['Gennych chi, neu gan y rhai a roddodd eich enw i ni, er enghraifft undeb llafur. Enwir y ffeiliau wrth ymyl pob math uchod.']),
      section('Beth allwch ei ofyn', [
        'Gallwch ofyn am ei gywiro neu ei ddileu, dweud wrthym am beidio â’i ddefnyddio, neu ofyn am iawndal. Nid oes peiriant yn penderfynu dim amdanoch ag ef.',
        `Gallwch gwyno wrthym (${[bare(signatory.name), bare(signatory.email), bare(organisation.phone)].filter((text) => text !== '').join(', ')}) neu wrth y Comisiynydd Gwybodaeth: ico.org.uk, 0303 123 1113.`,
      ]),
    ],
  },
}
