/**
 * Another breach for honesty: another organisation, other programs, other names and headers, written apart from src/sample and never tuned to.
 * A charity (Lantern Trust) whose web shop and clinic bookings lay with one host. Invented throughout.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packZip } from '../../src/sample/zip.ts'
import { makeRandom } from '../../src/sample/random.ts'
import type { Random } from '../../src/sample/random.ts'
import { nhsNumber } from '../../src/sample/numbers.ts'
import { BIT, openTruth } from '../../src/sample/truth.ts'
import type { Truth, TruthPerson } from '../../src/sample/truth.ts'

const words = (text: string) => text.trim().split(/\s+/)
const GIVEN =
  words(`Adaeze Agnes Alfie Amara Anil Archie Astrid Bea Bernard Bronagh Caspian Cecily Chidi Clara Clement Dahlia Darragh Dilys Dinesh Ebony Edmund Elowen Elspeth Ezra Farah Felix Flora Freya
  Gethin Greta Gus Hamza Hester Hugo Ida Imogen Indira Isaac Ivo Jago Jasper Jemima Kenji Kofi Leila Leo Lowenna Lydia Mabel Magnus Maisie Marcus Matilda Merryn Milo Nancy Nathaniel Nia Niamh Noel Olwen Oscar Otis
  Padma Percy Petra Phoebe Quentin Rafe Rohan Rosalind Rufus Sabine Saoirse Seth Silas Stella Tabitha Tamsin Theo Tilda Uma Verity Vikesh Wilf Xanthe Yusuf Zara Zeb`)
const FAMILY =
  words(`Abbott Achebe Aldridge Amin Arkwright Atherton Bamford Banks Barraclough Bassi Beckett Bhandari Blackwood Blythe Bonner Boothroyd Brannigan Brightwell Cardew Castellan Chaudhuri Clegg Colclough Coram
  Crabtree Curnow Dacosta Daintree Denholm Dhaliwal Drake Dunmore Eastwick Eccles Elphick Entwistle Fairclough Fawcett Fenwick Fitzroy Gallimore Garside Goldsworthy Greenhalgh Hadley Halliwell Hargreaves Hathersage
  Hebblethwaite Hollingsworth Ibbotson Jardine Jessop Kapadia Kettlewell Lathom Ledbetter Lockwood Lonsdale Maddox Makinde Marchbanks Mellor Metcalfe Nakamura Netherby Oakeshott Oduya Ogden Olatunji Ormerod Pargeter
  Pendleton Penhaligon Pickersgill Postlethwaite Quarmby Radcliffe Rathbone Redfern Rowbotham Sagar Sandringham Satterthwaite Shufflebottom Sidebottom Spofforth Stainforth Sugden Tattersall Thistlethwaite Trelawney
  Tremayne Uttley Vance Venkatesan Wadsworth Wagstaff Whitlock Winterbourne Wolstenholme Wren Yarwood Zielinska`)
const TOWNS: readonly (readonly [string, string])[] = [
  ['Harrogate', 'HG'],
  ['Bath', 'BA'],
  ['Lancaster', 'LA'],
  ['Inverness', 'IV'],
  ['Chester', 'CH'],
  ['Worcester', 'WR'],
  ['Ipswich', 'IP'],
  ['Taunton', 'TA'],
  ['Llandudno', 'LL'],
  ['Durham', 'DH'],
]
const UNIT = 'ABDEFGHJLNPQRSTUWXYZ'

type Who = TruthPerson & { sex: 'female' | 'male'; isCustomer: boolean; isPatient: boolean; isLost: boolean; shopId: string; patientNo: number }

function someone(random: Random, no: number): Who {
  const given = random.pick(GIVEN)
  const family = random.pick(FAMILY)
  const [town, area] = random.pick(TOWNS)
  const relationship = random.pick(['member', 'member', 'donor', 'donor', 'donor', 'other', 'other', 'other', 'other', 'other'] as const)
  const isPatient = random.chance(0.35)
  const isLost = random.chance(0.05) && relationship !== 'other'
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    no,
    relationship,
    given,
    family,
    sex: random.pick(['female', 'male']),
    bornOn: `${random.between(1935, 2006)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`,
    email: random.chance(0.9) ? `${given}.${family}.${no}@${random.pick(['letterbox.example', 'example.com', 'pigeon.example'])}`.toLowerCase() : '',
    secondEmail: '',
    mobile: random.chance(0.7) ? `07700${two(random.between(90, 99))}${String(no % 10_000).padStart(4, '0')}` : '',
    landline: '',
    address: {
      line1: `${random.between(1, 180)} ${random.pick(['Larch', 'Tanyard', 'Sandy', 'Mercer', 'Friars', 'Gasworks', 'Vicarage'])} ${random.pick(['Row', 'Hill', 'View', 'Walk', 'Mews', 'Road'])}`,
      line2: '',
      town,
      county: '',
      region: 0,
      postcode: `${area}${random.between(1, 9)} ${random.below(10)}${UNIT[random.below(20)]}${UNIT[random.below(20)]}`,
    },
    membershipNo: relationship === 'other' ? '' : `LT/${4000 + no}`,
    onRoster: relationship !== 'other',
    isChild: false,
    isPatient: isPatient && !isLost,
    isCustomer: (!isPatient || random.chance(0.3)) && !isLost,
    isLost,
    shopId: `c${(no * 7919 + 13) % 1_000_003}`,
    patientNo: 70_000 + no,
  }
}

const copyCell = (text: string) => (text === '' ? '\\N' : text)

type Files = Map<string, string[]>
function put(files: Files, path: string, line: string): number {
  const lines = files.get(path)
  if (lines) return lines.push(line)
  files.set(path, [line])
  return 1
}

/** The shop: PostgreSQL tables and a feed of orders with nested customers. */
function shop(random: Random, files: Files, truth: Truth, source: (path: string, name: string) => number, who: Who): void {
  const dump = 'shop/backup/shop_production.sql'
  const email = who.email === '' ? '' : random.chance(0.1) ? who.email.toUpperCase() : who.email
  const name = `${who.given} ${who.family}`
  const customer = put(files, 'customers', [who.shopId, copyCell(email), name, '2024-05-01 10:00:00', random.pick(['t', 'f'])].join('\t'))
  truth.row(source(dump, 'customers'), customer, who, BIT.person_name | (email === '' ? 0 : BIT.email))
  const address = put(
    files,
    'delivery_addresses',
    [`a${customer}`, who.shopId, name, who.address.line1, who.address.town, who.address.postcode, copyCell(who.mobile)].join('\t'),
  )
  truth.row(source(dump, 'delivery_addresses'), address, who, BIT.person_name | BIT.postal_address | BIT.postcode | (who.mobile === '' ? 0 : BIT.phone))
  put(
    files,
    'orders',
    [`${100_000 + customer}`, who.shopId, `${random.between(3, 90)}.50`, '2025-11-02 12:00:00', random.pick(['mug', 'calendar', 'candle', 'tote bag'])].join(
      '\t',
    ),
  )
  if (!random.chance(0.3)) return
  const family = random.chance(0.05) ? `${who.family.slice(0, 2)}${who.family.slice(3)}` : who.family
  const contact = { firstName: random.chance(0.1) ? who.given[0] : who.given, lastName: family, ...(email === '' ? {} : { emailAddress: email }) }
  const feed = put(
    files,
    'shop/feed/orders-2025.ndjson',
    JSON.stringify({
      orderNo: String(random.between(1_000_000_000, 9_999_999_999)),
      customer: contact,
      shipTo: { street: who.address.line1, city: who.address.town, postalCode: who.address.postcode },
      lines: [{ sku: 'MUG-1', qty: 1 }],
    }),
  )
  truth.row(source('shop/feed/orders-2025.ndjson', ''), feed, who, BIT.person_name | BIT.postal_address | BIT.postcode | (email === '' ? 0 : BIT.email))
}

/** The clinic: patients by post town, and appointments that point to them. */
function clinic(random: Random, files: Files, truth: Truth, source: (path: string, name: string) => number, who: Who): void {
  const patients = 'clinic/PATIENTS.TXT'
  const day = `${who.bornOn.slice(8)}.${who.bornOn.slice(5, 7)}.${who.bornOn.slice(0, 4)}`
  const nhs = random.chance(0.8) ? nhsNumber(random).replaceAll(' ', '') : ''
  const row = put(
    files,
    patients,
    [
      who.patientNo,
      who.family.toUpperCase(),
      who.given,
      day,
      who.sex[0]!.toUpperCase(),
      nhs,
      `${who.address.line1}, ${who.address.town}`,
      who.address.postcode,
      who.mobile,
    ].join('\t'),
  )
  truth.row(
    source(patients, ''),
    row,
    who,
    BIT.person_name |
      BIT.date_of_birth |
      BIT.gender |
      BIT.postal_address |
      BIT.postcode |
      (nhs === '' ? 0 : BIT.nhs_number) |
      (who.mobile === '' ? 0 : BIT.phone),
  )
  if (random.chance(0.7)) {
    const reason = random.pick(['asthma review', 'physiotherapy after hip replacement', 'counselling for anxiety', 'diabetes foot check'])
    const visit = put(files, 'clinic/APPTS.TXT', [random.between(100_000, 999_999), who.patientNo, '14.02.2025', reason].join('\t'))
    truth.row(source('clinic/APPTS.TXT', ''), visit, who, BIT.health)
  }
}

function letter(random: Random, files: Files, truth: Truth, source: (path: string, name: string) => number, who: Who): void {
  const path = `office/thank-yous/${who.no}.txt`
  files.set(path, [
    'Lantern Trust',
    '1 Candle Court',
    'Durham',
    '',
    `${who.given} ${who.family}`,
    who.address.line1,
    who.address.town,
    who.address.postcode,
    '',
    '3 December 2025',
    '',
    `Dear ${who.given},`,
    '',
    `Thank you for your gift of £${random.pick(['20', '45', '100'])}. It keeps the night shelter warm.`,
    '',
    'With kind regards,',
    '',
    'The Lantern Trust team',
  ])
  truth.row(source(path, ''), 1, who, BIT.person_name | BIT.postal_address | BIT.postcode | BIT.donation | BIT.correspondence)
}

const COPY_COLUMNS: Record<string, string> = {
  customers: 'id, email_address, full_name, created_at, newsletter',
  delivery_addresses: 'id, customer_id, recipient, street, city, postal_code, contact_phone',
  orders: 'number, customer_id, total, placed_at, product',
}

function shopDump(files: Files): string {
  const tables = Object.entries(COPY_COLUMNS).map(([name, columns]) => {
    const definition = columns
      .split(', ')
      .map((column) => `    ${column} text`)
      .join(',\n')
    return `CREATE TABLE public.${name} (\n${definition}\n);\n\nCOPY public.${name} (${columns}) FROM stdin;\n${(files.get(name) ?? []).join('\n')}\n\\.\n\n`
  })
  return `--\n-- PostgreSQL database dump\n--\n\n-- Dumped from database version 15.4\nSET client_encoding = 'UTF8';\n\n${tables.join('')}--\n-- PostgreSQL database dump complete\n--\n`
}

const HEADS: Record<string, string> = {
  'clinic/PATIENTS.TXT': 'PAT_NO\tSURNAME\tFORENAMES\tBIRTH_DT\tSEX\tNHS_NO\tADDR\tP_CODE\tTEL_MOB',
  'clinic/APPTS.TXT': 'APPT_NO\tPAT_NO\tAPPT_DT\tREASON',
}

export async function makeSecondSample({ people, seed, out }: { people: number; seed: number; out: string }) {
  rmSync(out, { recursive: true, force: true })
  const paths = { evidence: join(out, 'handover'), roster: join(out, 'crm-contacts.csv'), incident: join(out, 'incident.yaml'), truth: join(out, 'truth') }
  const random = makeRandom(seed, 424_242)
  const truth = openTruth(paths.truth)
  const sourceNos = new Map<string, number>()
  const source = (path: string, name: string) => {
    const key = `${path}|${name}`
    const held = sourceNos.get(key) ?? truth.source(path, name)
    sourceNos.set(key, held)
    return held
  }
  const files: Files = new Map()
  const roster = ['Supporter ID;Name;Category;Email;Town;Postcode']
  for (let no = 0; no < people; no++) {
    const who = someone(random, no)
    truth.begin({ people: [who] })
    if (who.isCustomer) shop(random, files, truth, source, who)
    if (who.isPatient) clinic(random, files, truth, source, who)
    if (!who.isLost && who.relationship === 'donor' && random.chance(0.03)) letter(random, files, truth, source, who)
    truth.end()
    if (who.onRoster)
      roster.push(
        [
          who.membershipNo,
          `${who.family}, ${who.given}`,
          who.relationship === 'donor' ? 'Donor' : 'Member',
          who.email,
          who.address.town,
          who.address.postcode,
        ].join(';'),
      )
  }
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(paths.evidence, path)), { recursive: true })
    writeFileSync(join(paths.evidence, path), content)
  }
  write('shop/backup/shop_production.sql', shopDump(files))
  for (const [path, lines] of files) {
    if (path in COPY_COLUMNS) continue
    const text = `${[...(path in HEADS ? [HEADS[path]!] : []), ...lines].join('\r\n')}\r\n`
    write(path, text)
  }
  write(
    'shop/app/release.zip',
    packZip([
      ['server.js', Buffer.from("import { createServer } from 'node:http'\ncreateServer((_, reply) => reply.end('ok')).listen(8080)\n")],
      ['LICENSE', Buffer.from('Permission is granted to use this shop.\n')],
    ]),
  )
  write(
    'office/minutes-2025-09.txt',
    'Minutes of the trustees\n\nPresent: four trustees. Apologies: one.\n1. The accounts were received. 2. The boiler will be replaced. 3. Next meeting in November.\n',
  )
  writeFileSync(paths.roster, `${roster.join('\r\n')}\r\n`)
  writeFileSync(
    paths.incident,
    'organisation:\n  name: Lantern Trust\n  kind: charity\n  country: GB\nsupplier:\n  name: Bellwether Hosting\nmoments:\n  supplier_told_us: 2026-02-05 09:10\n',
  )
  truth.close()
  return paths
}
