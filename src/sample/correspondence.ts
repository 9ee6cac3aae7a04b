/** Letters, application forms and a mailbox: what people sent, in their own words. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { docx, picturePdf, textPdf, wrapped } from './documents.ts'
import { shown } from './delimited-list.ts'
import { accountNumber, hexText, sortCode, testCard } from './numbers.ts'
import { openLocked, openText } from './out-file.ts'
import type { Part, Workshop } from './part.ts'
import { UNIONS, someDay } from './person.ts'
import type { SamplePerson } from './person.ts'
import { BODIES, SUBJECTS } from './prose.ts'
import type { Passage } from './prose.ts'
import { rasterPage } from './raster.ts'
import { addressThen, britishDate, longDate, writtenPhone, writtenPostcode } from './spoil.ts'
import { BIT } from './truth.ts'

/** Writes a whole file and lists it. */
function writeWhole(workshop: Workshop, path: string, bytes: Uint8Array | string): void {
  const target = join(workshop.evidence, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, bytes)
  workshop.list(path, { bytes: typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
}

function lockWhole(workshop: Workshop, path: string, bytes: Uint8Array): void {
  const out = openLocked(join(workshop.evidence, path), workshop.seed)
  out.write(bytes)
  workshop.list(path, out.close())
}

/** What a person writes, with the year filled in, and what it shows. */
function bodyOf(workshop: Workshop): Passage {
  const body = workshop.random.pick(BODIES)
  return { text: body.text.replace('{year}', String(workshop.random.between(1995, 2022))), kinds: body.kinds }
}

type Letter = { lines: string[]; kinds: number }

export function letterOf(workshop: Workshop, person: SamplePerson): Letter {
  const { random } = workshop
  const then = addressThen(person, random.chance(0.3))
  const body = bodyOf(workshop)
  const phone = random.chance(0.4) ? writtenPhone(random, person.mobile) : ''
  const number = random.chance(0.4) ? person.membershipNo : ''
  const kinds =
    BIT.person_name |
    BIT.postal_address |
    BIT.postcode |
    BIT.correspondence |
    body.kinds |
    shown(phone, BIT.phone) |
    (number === '' ? 0 : BIT.membership_number | BIT.political_opinion)
  const name = `${person.title} ${person.given} ${person.family}`
  const lines = [
    name,
    then.line1,
    ...(then.line2 === '' ? [] : [then.line2]),
    then.town,
    then.postcode,
    ...(phone === '' ? [] : [`Tel: ${phone}`]),
    '',
    longDate(someDay(random, 2022, 2025)),
    '',
    'The Membership Team',
    'Harbour Alliance',
    '',
    'Dear Sir or Madam,',
    '',
    ...(number === '' ? [] : [`Membership number: ${number}`, '']),
    body.text,
    '',
    'Yours faithfully,',
    '',
    `${person.given} ${person.family}`,
  ]
  return { lines, kinds }
}

const fileName = (person: SamplePerson, no: number) => `${String(no).padStart(4, '0')}-${person.no % 7}`

export function letters(workshop: Workshop): Part {
  const { random, truth } = workshop
  let letterNo = 0
  return {
    add(person) {
      if (person.isChild || person.isNew || !random.chance(workshop.documentChance * 0.4)) return
      const letter = letterOf(workshop, person)
      const year = random.pick(['2022', '2023', '2024', '2025'])
      const drawn = random.next()
      letterNo += 1
      const name = fileName(person, letterNo)
      const [path, bytes] =
        drawn < 0.05
          ? ([`letters/scans/scan-${name}.pdf`, picturePdf(rasterPage(random, wrapped(letter.lines)))] as const)
          : drawn < 0.55
            ? ([`letters/${year}/letter-${name}.pdf`, textPdf(letter.lines)] as const)
            : ([`letters/${year}/letter-${name}.docx`, docx(letter.lines)] as const)
      const isLocked = random.chance(0.06)
      if (isLocked) lockWhole(workshop, path, bytes)
      else writeWhole(workshop, path, bytes)
      truth.row(truth.source(isLocked ? `${path}.locked` : path, '', isLocked ? 'unreadable' : 'readable'), 1, person, letter.kinds)
    },
    close() {},
  }
}

export function forms(workshop: Workshop): Part {
  const { random, truth } = workshop
  let formNo = 0
  const fill = (person: SamplePerson): Letter => {
    const then = addressThen(person, random.chance(0.2))
    const union = random.chance(0.2) ? (UNIONS[person.unionNo] ?? random.pick(UNIONS)) : ''
    const ethnicity = random.chance(0.3) ? random.pick(['White British', 'Black African', 'Indian', 'Mixed White and Asian', 'Prefer not to say']) : ''
    const disability = random.chance(0.12) ? random.pick(['Yes - hearing impairment', 'Yes - wheelchair user', 'Yes - epilepsy']) : random.pick(['No', ''])
    const occupation = random.chance(0.6) ? person.occupation : ''
    const mobile = writtenPhone(random, person.mobile)
    const payment = random.next()
    const byBank = payment < 0.5 && !person.isChild
    const byCard = payment > 0.9 && !person.isChild
    const isDonation = person.relationship === 'donor' || person.relationship === 'other' || person.relationship === 'staff'
    const lines = [
      'HARBOUR ALLIANCE',
      isDonation ? 'Donation form' : 'Application for membership',
      '',
      `Title: ${person.title}`,
      `Full name: ${person.given} ${person.family}`,
      `Date of birth: ${britishDate(person.bornOn)}`,
      `Address: ${then.line1}${then.line2 === '' ? '' : `, ${then.line2}`}, ${then.town}`,
      `Postcode: ${writtenPostcode(random, then.postcode)}`,
      `E-mail: ${person.email}`,
      `Mobile: ${mobile}`,
      `Occupation: ${occupation}`,
      ...(isDonation
        ? [`Donation: £${random.pick([10, 25, 50, 100])}.00`]
        : [`Trade union: ${union}`, `Ethnic origin: ${ethnicity}`, `Disability: ${disability}`]),
      '',
      ...(byBank ? [`Account holder: ${person.given[0]} ${person.family}`, `Sort code: ${sortCode(random)}`, `Account number: ${accountNumber(random)}`] : []),
      ...(byCard ? [`Card number: ${testCard(random)}`] : []),
      '',
      `Signed: ${person.given} ${person.family}`,
      `Date: ${britishDate(someDay(random, 2023, 2025))}`,
    ]
    const kinds =
      BIT.person_name |
      BIT.date_of_birth |
      BIT.postal_address |
      BIT.postcode |
      shown(person.email, BIT.email) |
      shown(mobile, BIT.phone) |
      shown(occupation, BIT.employment) |
      (byBank ? BIT.bank_account : 0) |
      (byCard ? BIT.payment_card : 0) |
      (isDonation
        ? BIT.donation
        : BIT.political_opinion |
          shown(union, BIT.trade_union) |
          (ethnicity === 'Prefer not to say' ? 0 : shown(ethnicity, BIT.ethnicity)) |
          (disability.startsWith('Yes') ? BIT.health : 0))
    return { lines, kinds }
  }
  return {
    add(person) {
      if (person.isNew || person.relationship === 'former') return
      if (!random.chance(workshop.documentChance * (person.relationship === 'applicant' ? 2 : 0.2))) return
      const form = fill(person)
      formNo += 1
      const isPdf = random.chance(0.6)
      const path = `forms/${isPdf ? 'scanned in' : 'web'}/form-${fileName(person, formNo)}.${isPdf ? 'pdf' : 'txt'}`
      writeWhole(workshop, path, isPdf ? textPdf(form.lines) : `${form.lines.join('\r\n')}\r\n`)
      truth.row(truth.source(path, ''), 1, person, form.kinds)
    },
    close() {},
  }
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const mailDate = (iso: string, hour: number) =>
  `${DAYS[new Date(`${iso}T00:00:00Z`).getUTCDay()]}, ${iso.slice(8)} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)} ${String(hour).padStart(2, '0')}:14:00 +0000`
const headerWord = (text: string) =>
  /[\u0080-\uffff]/.test(text) ? `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=` : /[^\w ]/.test(text) ? `"${text}"` : text
const base64Lines = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')

type Message = { text: string; kinds: number; attachment: { name: string; kinds: number; isTable: boolean } | null }

function messageOf(workshop: Workshop, person: SamplePerson): Message {
  const { random } = workshop
  const body = bodyOf(workshop)
  const day = someDay(random, 2023, 2025)
  const phone = random.chance(0.3) ? writtenPhone(random, person.mobile) : ''
  const number = random.chance(0.3) ? person.membershipNo : ''
  const name = `${person.given} ${person.family}`
  const quoted = random.chance(0.2)
    ? `\r\n\r\nOn ${longDate(day)}, Membership <membership@harbouralliance.example> wrote:\r\n> Thank you for your message. We answer within ten days.\r\n`
    : ''
  const text = `Dear Membership Team,\r\n\r\n${body.text}\r\n\r\n${number === '' ? '' : `My membership number is ${number}.\r\n\r\n`}Best wishes,\r\n${name}${phone === '' ? '' : `\r\n${phone}`}${quoted}\r\n`
  const kinds =
    BIT.person_name |
    BIT.email |
    BIT.correspondence |
    body.kinds |
    shown(phone, BIT.phone) |
    (number === '' ? 0 : BIT.membership_number | BIT.political_opinion)
  const head = [
    `From: ${headerWord(name)} <${person.email}>`,
    `To: Membership <membership@harbouralliance.example>`,
    `Subject: ${random.pick(SUBJECTS)}`,
    `Date: ${mailDate(day, random.between(8, 22))}`,
    `Message-ID: <${hexText(random, 16)}@relay.example>`,
    'MIME-Version: 1.0',
  ].join('\r\n')
  const drawn = random.next()
  if (drawn > 0.2)
    return { text: `${head}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}`, kinds, attachment: null }
  const letter = letterOf(workshop, person)
  const isTable = drawn > 0.14
  const file =
    drawn < 0.07
      ? (['letter.docx', docx(letter.lines)] as const)
      : !isTable
        ? (['letter.pdf', textPdf(letter.lines)] as const)
        : (['delegate.csv', Buffer.from(`Name,E-mail,Branch office\n"${name}",${person.email},Quayside\n`)] as const)
  const boundary = `=_${hexText(random, 20)}`
  const parts = [
    `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}`,
    `--${boundary}\r\nContent-Type: application/octet-stream; name="${file[0]}"\r\nContent-Disposition: attachment; filename="${file[0]}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(file[1])}\r\n`,
  ]
  return {
    text: `${head}\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${parts.join('')}--${boundary}--\r\n`,
    kinds,
    attachment: { name: file[0], kinds: isTable ? BIT.person_name | BIT.email : letter.kinds, isTable },
  }
}

export function mailbox(workshop: Workshop): Part {
  const { random, truth } = workshop
  const path = 'mail/membership-inbox.mbox'
  const out = openText(join(workshop.evidence, path))
  let messageNo = 0
  let singleNo = 0
  const putInBox = (message: string) => {
    messageNo += 1
    out.write(`From relay@relay.example Mon Mar  2 09:14:00 2026\r\n${message.replace(/^(>*From )/gm, '>$1')}\r\n`)
  }
  const automatic = () =>
    putInBox(
      `From: noreply@northgate.example\r\nTo: membership@harbouralliance.example\r\nSubject: Nightly job finished\r\nDate: ${mailDate('2026-02-02', 3)}\r\nMessage-ID: <${hexText(random, 16)}@northgate.example>\r\nContent-Type: text/plain\r\n\r\nJob renewal-reminder finished without errors. Batch ${random.below(900)}.\r\n`,
    )
  return {
    add(person) {
      if (person.isChild || person.isNew || person.email === '' || !random.chance(workshop.documentChance * 0.5)) return
      const message = messageOf(workshop, person)
      const isSingle = random.chance(0.25)
      let source: number
      let place = path
      if (isSingle) {
        singleNo += 1
        place = `mail/exported/message-${String(singleNo).padStart(4, '0')}.eml`
        writeWhole(workshop, place, message.text)
        source = truth.source(place, '')
      } else {
        putInBox(message.text)
        source = truth.source(path, `message ${messageNo}`)
      }
      truth.row(source, 1, person, message.kinds)
      if (message.attachment)
        truth.row(truth.source(`${isSingle ? place : `${path} › message ${messageNo}`} › ${message.attachment.name}`, ''), 1, person, message.attachment.kinds)
      if (random.chance(0.1)) automatic()
    },
    close() {
      workshop.list(path, out.close())
    },
  }
}
