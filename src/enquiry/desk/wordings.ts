/**
 * Wordings of the desk: what can be said is written beforehand and read by several; facts are filled in, each with where it comes from. A fact
 * that nobody has said stays in square brackets, and a reply with brackets cannot be released.
 */
import { KIND_LABEL, type Kind, type Relationship } from '../../kinds.ts'
import { listEn, longDayEn, monthEn } from '../../notify/grammar-en.ts'
import { listCy, longDayCy, monthCy } from '../../notify/grammar-cy.ts'
import type { Language } from '../../notify/notice.ts'
import type { EnquiryKind, Step } from '../terms.ts'

/** Where a filled fact comes from, with its grade when it is one of the ledger. */
export type FilledFact = { name: string; value: string; source: 'register' | 'incident' | 'clock' | 'enquiry' | 'staff' | 'missing'; grade?: string }
export type Wording = {
  id: string
  /** What it answers; it is offered first for these. */
  asks: readonly EnquiryKind[]
  title: string
  /** Gives out data of a person: only after proof. */
  needsProof: boolean
  /** Which duties its release meets. */
  meets: readonly Step[]
  text: Record<Language, string>
}

const SIGN_EN = '\n\n{staff}\n{organisation}, {phone}'
const SIGN_CY = '\n\n{staff}\n{organisation}, {phone}'
export const wording = (
  id: string,
  asks: readonly EnquiryKind[],
  title: string,
  meets: Wording['meets'],
  en: string,
  cy: string,
  needsProof: Wording['needsProof'] = false,
): Wording => ({ id, asks, title, meets, needsProof, text: { en: `{dear}\n\n${en}${SIGN_EN}`, cy: `{dear}\n\n${cy}${SIGN_CY}` } })

export const WORDINGS: readonly Wording[] = [
  wording(
    'complaint-received',
    ['complaint'],
    'Complaint: we have it',
    ['acknowledge'],
    'We have your complaint of {received}. Its reference is {reference}.\n\nWe are looking into it now. {dpo}, {dpo_role}, decides and writes to you. If we need longer than {answer_by}, we tell you before, and why.\n\nYou can go to the Information Commissioner at any time: ico.org.uk, 0303 123 1113.',
    'Mae eich cwyn o {received} gennym. Ei chyfeirnod yw {reference}.\n\nRydym yn ymchwilio iddi nawr. {dpo}, {dpo_role}, sy’n penderfynu ac yn ysgrifennu atoch. Os bydd angen mwy o amser arnom na {answer_by}, dywedwn wrthych cyn hynny, a pham.\n\nGallwch fynd at y Comisiynydd Gwybodaeth unrhyw bryd: ico.org.uk, 0303 123 1113.',
  ),
  wording(
    'left-kept-too-long',
    ['complaint', 'access', 'erasure', 'not_on_list'],
    'Left, and we kept the data too long',
    ['answer'],
    'Thank you for asking. You are right to. You left {organisation} in {left_month}. Our own rule is to delete a person’s data {retention_years} years after they leave. We should have deleted yours by {should_delete_by} and we did not. That is our mistake. We are sorry.\n\nIn the files are {kinds_count} kinds of data about you, from {files_count} files: {kinds}.\n\nAbout the break-in: on {incident_day} criminals broke into computers at {supplier}. Your data is in those files. {copied}\n\nWe have taken your data out of our everyday lists. We keep one locked copy until {kept_until}, because you and the Information Commissioner have a right to see what it was. Then we delete it.\n\nIf this answer does not satisfy you, {dpo} looks at it again. You can go to the Information Commissioner now: ico.org.uk, 0303 123 1113.',
    'Diolch am ofyn. Rydych yn iawn i wneud. Gadawsoch {organisation} ym {left_month}. Ein rheol ni yw dileu data person {retention_years} mlynedd ar ôl iddynt adael. Dylem fod wedi dileu eich data erbyn {should_delete_by} ac ni wnaethom. Ein camgymeriad ni yw hynny. Mae’n ddrwg gennym.\n\nYn y ffeiliau mae {kinds_count} math o ddata amdanoch, o {files_count} ffeil: {kinds}.\n\nAm y toriad i mewn: ar {incident_day} torrodd troseddwyr i mewn i gyfrifiaduron yn {supplier}. Mae eich data yn y ffeiliau hynny. {copied}\n\nRydym wedi tynnu eich data o’n rhestrau bob dydd. Cadwn un copi dan glo tan {kept_until}, am fod gennych chi a’r Comisiynydd Gwybodaeth hawl i weld beth ydoedd. Yna byddwn yn ei ddileu.\n\nOs nad yw’r ateb hwn yn eich bodloni, bydd {dpo} yn edrych arno eto. Gallwch fynd at y Comisiynydd Gwybodaeth nawr: ico.org.uk, 0303 123 1113.',
    true,
  ),
  wording(
    'copy-enclosed',
    ['access'],
    'Copy of the data: enclosed',
    ['answer'],
    'You asked on {received} what we hold about you. Here it is: a copy of your data in this incident, {kinds_count} kinds from {files_count} files.\n\nWhere a value is long we show it in full. If something in it is wrong, tell us and we put it right. If you plan to ask for compensation, keep this copy.\n\nYou can complain to us or to the Information Commissioner: ico.org.uk, 0303 123 1113.',
    'Gofynnoch ar {received} beth sydd gennym amdanoch. Dyma ef: copi o’ch data yn y digwyddiad hwn, {kinds_count} math o {files_count} ffeil.\n\nLle mae gwerth yn hir, dangoswn ef yn llawn. Os oes rhywbeth yn anghywir ynddo, dywedwch wrthym a byddwn yn ei gywiro. Os ydych yn bwriadu gofyn am iawndal, cadwch y copi hwn.\n\nGallwch gwyno wrthym ni neu wrth y Comisiynydd Gwybodaeth: ico.org.uk, 0303 123 1113.',
    true,
  ),
  wording(
    'proof-needed',
    ['access', 'erasure', 'correction', 'enquiry', 'claim'],
    'We must be sure that it is you',
    [],
    'We have what you asked on {received}, reference {reference}. Before we say anything about a person’s data we make sure that it is that person who asks.\n\nPhone us on {phone} and give this reference. Have two of these to hand: the code from your notice, your membership number, the month and year you were born, where you lived when you joined.\n\nWe never ask for a password, a PIN or a card number.',
    'Mae’r hyn a ofynnoch ar {received} gennym, cyfeirnod {reference}. Cyn dweud dim am ddata person gwnawn yn siŵr mai’r person hwnnw sy’n gofyn.\n\nFfoniwch ni ar {phone} a rhowch y cyfeirnod hwn. Dylai dau o’r rhain fod wrth law: y cod o’ch hysbysiad, eich rhif aelodaeth, mis a blwyddyn eich geni, ble’r oeddech yn byw pan ymunoch.\n\nNid ydym byth yn gofyn am gyfrinair, PIN na rhif cerdyn.',
  ),
  wording(
    'nothing-found',
    ['access', 'not_on_list', 'enquiry', 'self_check'],
    'Nothing found for that name at that address',
    ['answer'],
    'We looked for the name and address that you gave us, and found nothing for them in the files that we can open. That does not mean that there is nothing: some files are still locked, and we may have you under an earlier name or address.\n\nIf you gave us another one at some time, tell us and we look again.',
    'Chwiliasom am yr enw a’r cyfeiriad a roesoch, ac ni chawsom ddim ar eu cyfer yn y ffeiliau y gallwn eu hagor. Nid yw hynny’n golygu nad oes dim: mae rhai ffeiliau dan glo o hyd, ac efallai fod gennym chi dan enw neu gyfeiriad cynharach.\n\nOs rhoesoch un arall i ni rywbryd, dywedwch wrthym ac edrychwn eto.',
  ),
  wording(
    'deleted',
    ['erasure', 'not_on_list'],
    'Deleted, and what must stay until when',
    ['answer'],
    'You asked on {received} that we delete data about you. We have done so in our everyday lists.\n\nOne locked copy of what was in the files stays until {kept_until}: the law wants us to be able to show what happened, and you may need it if you ask for compensation. Nobody uses it for anything else. Then it is deleted.\n\nIf you do not agree, tell us, or go to the Information Commissioner: ico.org.uk, 0303 123 1113.',
    'Gofynnoch ar {received} i ni ddileu data amdanoch. Rydym wedi gwneud hynny yn ein rhestrau bob dydd.\n\nMae un copi dan glo o’r hyn oedd yn y ffeiliau’n aros tan {kept_until}: mae’r gyfraith am i ni allu dangos beth ddigwyddodd, ac efallai y bydd ei angen arnoch os gofynnwch am iawndal. Nid oes neb yn ei ddefnyddio at ddim arall. Yna caiff ei ddileu.\n\nOs nad ydych yn cytuno, dywedwch wrthym, neu ewch at y Comisiynydd Gwybodaeth: ico.org.uk, 0303 123 1113.',
    true,
  ),
  wording(
    'put-right',
    ['correction', 'objection'],
    'Put right, or stopped',
    ['answer'],
    'We have done what you asked on {received}. It holds for our own lists from today.\n\nIn the files that were taken it stays as it was, because we cannot reach what others may hold.',
    'Rydym wedi gwneud yr hyn a ofynnoch ar {received}. Mae’n wir am ein rhestrau ni o heddiw ymlaen.\n\nYn y ffeiliau a gymerwyd mae’n aros fel yr oedd, am na allwn gyrraedd yr hyn y gall eraill ei ddal.',
    true,
  ),
  wording(
    'never-member',
    ['not_on_list', 'complaint', 'enquiry'],
    'Not on our lists; named in a paper',
    ['answer'],
    'You are not on our lists of people. Your name stands in a paper that {supplier} kept for us. It is in the files that criminals broke into on {incident_day}: {kinds}. {copied}\n\nWe are sorry. You did not choose to give us this.\n\nIf you want it deleted, tell us.',
    'Nid ydych ar ein rhestrau o bobl. Mae eich enw mewn papur a gadwai {supplier} i ni. Mae yn y ffeiliau y torrodd troseddwyr iddynt ar {incident_day}: {kinds}. {copied}\n\nMae’n ddrwg gennym. Ni ddewisoch roi hyn i ni.\n\nOs ydych am ei ddileu, dywedwch wrthym.',
    true,
  ),
  wording(
    'what-to-do',
    ['enquiry'],
    'What to do now',
    ['answer'],
    'Thank you for asking. On {incident_day} criminals broke into computers at {supplier}. {copied}\n\nUntil you know whether you are affected, do this: change a password that you used with us anywhere else; be careful with calls, texts and emails that know things about you; if money is missing, phone your bank on 159.\n\nTo learn whether you are affected, use the check on {statement}. The answer comes to the address that we have on file.',
    'Diolch am ofyn. Ar {incident_day} torrodd troseddwyr i mewn i gyfrifiaduron yn {supplier}. {copied}\n\nHyd nes y gwyddoch a ydych wedi’ch effeithio, gwnewch hyn: newidiwch gyfrinair a ddefnyddioch gyda ni yn unrhyw le arall; byddwch yn ofalus gyda galwadau, negeseuon ac e-byst sy’n gwybod pethau amdanoch; os oes arian ar goll, ffoniwch eich banc ar 159.\n\nI wybod a ydych wedi’ch effeithio, defnyddiwch y gwiriad ar {statement}. Daw’r ateb i’r cyfeiriad sydd gennym ar ffeil.',
  ),
  wording(
    'notice-is-ours',
    ['enquiry'],
    'The notice is ours / is not ours',
    ['answer'],
    'You asked whether a message is really from us. You can check the code on it yourself: {genuine}. A code of ours can be copied into a false message, so look at the words as well: ours asks for nothing, has no link to press and no attachment.\n\nIf it is false, send it to report@phishing.gov.uk. Thank you for telling us.',
    'Gofynnoch a yw neges oddi wrthym mewn gwirionedd. Gallwch wirio’r cod arni eich hun: {genuine}. Gellir copïo cod o’n heiddo i neges ffug, felly edrychwch ar y geiriau hefyd: nid yw ein rhai ni’n gofyn am ddim, nid oes dolen i’w gwasgu nac atodiad.\n\nOs yw’n ffug, anfonwch hi i report@phishing.gov.uk. Diolch am ddweud wrthym.',
  ),
  wording(
    'longer',
    ['access', 'erasure', 'objection', 'correction', 'not_on_list'],
    'We need longer, and why',
    ['extend'],
    'You asked on {received}, reference {reference}. We cannot answer within one month, because {longer_why}. You have our answer by {answer_by}.\n\nIf you do not agree, you can go to the Information Commissioner: ico.org.uk, 0303 123 1113.',
    'Gofynnoch ar {received}, cyfeirnod {reference}. Ni allwn ateb o fewn mis, am fod {longer_why}. Cewch ein hateb erbyn {answer_by}.\n\nOs nad ydych yn cytuno, gallwch fynd at y Comisiynydd Gwybodaeth: ico.org.uk, 0303 123 1113.',
  ),
  wording(
    'claim-read',
    ['claim'],
    'Claim: read, and what is missing',
    ['read'],
    'A person has read your claim of {received}, reference {reference}. It is optional and changes none of your rights. We do not name a sum here, and cannot advise you: a lawyer, a law centre or an advice charity can.\n\nWhat would help us to answer: [what is missing, or “nothing: we have what we need”].\n\nWe answer in writing, with our reasons, by {answer_by}. The time limit for going to court goes on running.',
    'Mae person wedi darllen eich hawliad o {received}, cyfeirnod {reference}. Mae’n ddewisol ac nid yw’n newid dim o’ch hawliau. Nid ydym yn enwi swm yma, ac ni allwn eich cynghori: gall cyfreithiwr, canolfan y gyfraith neu elusen gynghori.\n\nBeth fyddai’n ein helpu i ateb: [beth sydd ar goll, neu “dim: mae gennym yr hyn sydd ei angen”].\n\nAtebwn yn ysgrifenedig, gyda’n rhesymau, erbyn {answer_by}. Mae’r terfyn amser ar fynd i’r llys yn dal i redeg.',
  ),
  wording(
    'died',
    ['not_on_list', 'enquiry'],
    'Somebody has died',
    ['answer'],
    'We are very sorry. We do not write to this address again.\n\nCriminals can use the data of someone who has died. It helps to tell the bank, and to ask a credit agency to mark the file. If you want to know what was in the files, phone us on {phone}: we ask you for one paper and then tell you.',
    'Mae’n ddrwg iawn gennym. Ni fyddwn yn ysgrifennu i’r cyfeiriad hwn eto.\n\nGall troseddwyr ddefnyddio data rhywun sydd wedi marw. Mae’n helpu dweud wrth y banc, a gofyn i asiantaeth gredyd nodi’r ffeil. Os ydych am wybod beth oedd yn y ffeiliau, ffoniwch ni ar {phone}: gofynnwn am un papur ac yna dywedwn wrthych.',
  ),
  wording(
    'free',
    ['enquiry', 'complaint', 'access', 'erasure', 'objection', 'correction', 'not_on_list', 'claim', 'self_check'],
    'In your own words',
    ['answer'],
    '[your answer]',
    '[eich ateb]',
  ),
]

export type WordingFacts = {
  language: Language
  organisation: string
  /** Whom people claim against, where a firm acts for them; empty: the organisation itself works here. */
  respondent: string
  supplier: string
  phone: string
  statement: string
  genuine: string
  dpo: string
  dpoRole: string
  staff: string
  receivedOn: string
  reference: string
  answerBy: string | null
  /** Why the answer was put off, as it was written down; null: it was not. */
  longerWhy: string | null
  incidentOn: string
  copied: 'yes' | 'no' | 'unknown'
  retention: { yearsAfterLeaving: number | null; keptUntil: string | null }
  /** Of the proven person; null: nobody has proven who asks. */
  person: { name: string; relationship: Relationship; leftOn: string; kinds: readonly Kind[]; files: number } | null
}

/** The wording with its facts; what is not known stays in brackets. */
export function fillWording(wording: Wording, facts: WordingFacts): { text: string; filled: FilledFact[] } {
  const filled: FilledFact[] = []
  const known = valuesOf(facts)
  const text = wording.text[facts.language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const { value, source } = known[name] ?? { value: '', source: 'missing' as const }
    const isMissing = value === ''
    if (!filled.some((one) => one.name === name)) filled.push({ name, value, source: isMissing ? 'missing' : source })
    return isMissing ? `[${name.replaceAll('_', ' ')}]` : value
  })
  return { text, filled }
}

/** Something that nobody has filled in. */
export const hasGaps = (text: string): boolean => /\[[^\]]{1,200}\]/.test(text)

function valuesOf(facts: WordingFacts): Record<string, { value: string; source: FilledFact['source'] }> {
  const isWelsh = facts.language === 'cy'
  const day = isWelsh ? longDayCy : longDayEn
  const month = isWelsh ? monthCy : monthEn
  const { person, retention } = facts
  const from = (value: string, source: FilledFact['source']) => ({ value, source })
  const years = retention.yearsAfterLeaving
  const should = person === null || person.leftOn === '' || years === null ? '' : month(`${Number(person.leftOn.slice(0, 4)) + years}${person.leftOn.slice(4)}`)
  const labels = (person?.kinds ?? []).map((kind) => KIND_LABEL[kind].toLowerCase())
  return {
    dear: from(
      person === null ? (isWelsh ? 'Annwyl ddarllenydd,' : 'Hello,') : isWelsh ? `Annwyl ${person.name},` : `Dear ${person.name},`,
      person === null ? 'enquiry' : 'register',
    ),
    organisation: from(facts.organisation, 'incident'),
    respondent: from(facts.respondent, 'incident'),
    supplier: from(facts.supplier, 'incident'),
    phone: from(facts.phone, 'incident'),
    statement: from(facts.statement, 'incident'),
    genuine: from(facts.genuine, 'incident'),
    dpo: from(facts.dpo, 'incident'),
    dpo_role: from(facts.dpoRole, 'incident'),
    staff: from(facts.staff, 'staff'),
    received: from(day(facts.receivedOn), 'enquiry'),
    reference: from(facts.reference, 'enquiry'),
    answer_by: from(facts.answerBy === null ? '' : day(facts.answerBy), 'clock'),
    longer_why: from(facts.longerWhy ?? '', 'staff'),
    incident_day: from(day(facts.incidentOn), 'incident'),
    copied: from(COPIED[facts.language][facts.copied], 'incident'),
    left_month: from(person === null || person.leftOn === '' ? '' : month(person.leftOn), 'register'),
    retention_years: from(years === null ? '' : String(years), 'incident'),
    should_delete_by: from(should, 'register'),
    kept_until: from(retention.keptUntil === null ? '' : day(retention.keptUntil), 'incident'),
    kinds_count: from(person === null ? '' : String(person.kinds.length), 'register'),
    files_count: from(person === null ? '' : String(person.files), 'register'),
    kinds: from(isWelsh ? listCy(labels) : listEn(labels), 'register'),
  }
}

const COPIED: Record<Language, Record<WordingFacts['copied'], string>> = {
  en: {
    yes: 'They copied the files.',
    no: 'We have looked, and the files were not copied.',
    unknown: 'We do not know if they also copied the files. Act as if they did.',
  },
  cy: {
    yes: 'Copïon nhw’r ffeiliau.',
    no: 'Rydym wedi edrych, ac ni chopïwyd y ffeiliau.',
    unknown: 'Ni wyddom a gopïon nhw’r ffeiliau hefyd. Gweithredwch fel pe baent wedi gwneud.',
  },
}
